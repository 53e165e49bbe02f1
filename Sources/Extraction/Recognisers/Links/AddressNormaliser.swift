internal import Records
internal import Text

/// Writes an address in its normal form and reads the repository from it.
enum AddressNormaliser {
  /// The link of an address; `nil` where what was read is no address.
  static func link(for address: Address) -> Link? {
    let mended = String(decoding: address.mended, as: UTF8.self)
    switch address.form {
    case .doi: return Link(url: "https://doi.org/\(mended)", kind: "doi")
    case .arxiv: return Link(url: "https://arxiv.org/abs/\(mended)", kind: "arxiv")
    case .url: return url(mended)
    }
  }

  private static func url(_ address: String) -> Link? {
    var scheme = "https"
    var rest = address[...]
    if let colon = address.range(of: "://") {
      scheme = address[..<colon.lowerBound].lowercased()
      rest = address[colon.upperBound...]
    }
    let hostEnd = rest.utf8.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
    var host = rest[..<hostEnd].lowercased()
    while host.hasSuffix(".") { host.removeLast() }
    guard !host.isEmpty, host.utf8.allSatisfy({ isLetter($0) || isDigit($0) || ".-:@_~%".utf8.contains($0) })
    else {
      return nil
    }
    var path = String(rest[hostEnd...])
    let kind = kind(of: host)
    if kind != "web" {
      scheme = "https"
      if host.hasPrefix("www.") { host.removeFirst(4) }
      if host == "hf.co" { host = "huggingface.co" }
      if host == "dx.doi.org" { host = "doi.org" }
    }
    while path.hasSuffix("/") { path.removeLast() }
    if (kind == "github" || kind == "gitlab"), path.hasSuffix(".git") { path.removeLast(4) }
    var link = Link(url: "\(scheme)://\(host)\(path)", kind: kind)
    let stop = path.utf8.firstIndex { "?#".utf8.contains($0) } ?? path.endIndex
    let parts = String(path[..<stop]).parts(separatedBy: "/")
    switch kind {
    case "github", "gitlab": repository(parts, host, &link)
    case "huggingface": hub(parts, &link)
    default: break
    }
    return link
  }

  private static func kind(of host: String) -> String {
    switch host {
    case "github.com", "www.github.com", "gist.github.com", "raw.githubusercontent.com": "github"
    case "gitlab.com", "www.gitlab.com": "gitlab"
    case "huggingface.co", "www.huggingface.co", "hf.co": "huggingface"
    case "arxiv.org", "www.arxiv.org", "export.arxiv.org": "arxiv"
    case "doi.org", "dx.doi.org", "www.doi.org": "doi"
    default: host.hasPrefix("gitlab.") ? "gitlab" : "web"
    }
  }

  private static func repository(_ parts: [String], _ host: String, _ link: inout Link) {
    guard let owner = parts.first else { return }
    link.owner = owner
    // A GitLab project may stand under groups: the part before "/-/" names it.
    let project = link.kind == "gitlab" ? Array(parts.prefix { $0 != "-" }) : Array(parts.prefix(2))
    guard project.count > 1 else { return }
    if link.kind == "gitlab" { link.owner = project.dropLast().joined(separator: "/") }
    link.name = project.last
    if let name = link.name, name.hasSuffix(".git") { link.name = String(name.dropLast(4)) }
  }

  /// Models are `owner/name`; datasets, spaces and collections stand under their kind.
  private static func hub(_ parts: [String], _ link: inout Link) {
    guard let first = parts.first else { return }
    switch first {
    case "datasets", "spaces", "collections":
      if parts.count > 2 {
        link.owner = parts[1]
        link.name = parts[2]
      } else if parts.count == 2 {
        if first == "datasets" { link.name = parts[1] } else { link.owner = parts[1] }
      }
    case "papers": link.name = parts.count > 1 ? parts[1] : nil
    case "docs", "blog", "models", "tasks", "learn", "spaces?": break
    default:
      link.owner = first
      if parts.count > 1 { link.name = parts[1] }
    }
  }
}

extension String {
  /// The range of the first occurrence of a short ASCII string.
  fileprivate func range(of needle: String) -> Range<String.Index>? {
    var start = utf8.startIndex
    while start < utf8.endIndex {
      if utf8[start...].starts(with: needle.utf8) {
        return start..<utf8.index(start, offsetBy: needle.utf8.count)
      }
      start = utf8.index(after: start)
    }
    return nil
  }
}
