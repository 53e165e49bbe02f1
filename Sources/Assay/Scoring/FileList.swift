import Inputs

/// The files that a name stands for.
enum FileList {
  /// The file itself, or, of a folder, the files right in it whose names end in `suffix`; what lies deeper
  /// is another matter: gold keeps its listings there.
  static func files(at path: String, suffix: String) throws(InputError) -> [InputFile] {
    let (files, errors) = expandInputs([path])
    if let error = errors.first { throw error }
    if files.count == 1, files[0].name == path { return files }
    let folder = path.hasSuffix("/") ? path : path + "/"
    let own = files.filter { file in
      file.name.hasSuffix(suffix) && file.name.hasPrefix(folder)
        && !file.name.dropFirst(folder.count).contains("/")
    }
    guard !own.isEmpty else {
      throw InputError(
        .emptyFolder, name: path, message: "the folder holds no *\(suffix) files; name one that does")
    }
    return own
  }
}
