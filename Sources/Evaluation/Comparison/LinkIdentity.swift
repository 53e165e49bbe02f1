/// An address with the spellings taken out that open the same page, by which links are compared:
/// scheme, `www.`, letter case of the host, a last slash, `.git`, a fragment, the prefix of a DOI.
package func linkIdentity(_ text: String) -> String {
  var address = Substring(text.filter { !$0.isWhitespace })
  for scheme in ["https://", "http://"] where address.lowercased().hasPrefix(scheme) {
    address = address.dropFirst(scheme.count)
  }
  if address.lowercased().hasPrefix("doi:") { address = "doi.org/" + address.dropFirst(4) }
  if let fragment = address.firstIndex(of: "#") { address = address[..<fragment] }
  let slash = address.firstIndex(of: "/") ?? address.endIndex
  var host = address[..<slash].lowercased()
  for prefix in ["www.", "dx."] where host.hasPrefix(prefix) { host.removeFirst(prefix.count) }
  if host.hasPrefix("10."), !address[slash...].isEmpty {
    host = "doi.org/" + host
  }
  var path = address[slash...]
  while path.last == "/" { path.removeLast() }
  if path.hasSuffix(".git") { path.removeLast(4) }
  // Repositories and DOIs are the same in any letter case; other paths may not be.
  let folds = ["github.com", "gitlab.com", "huggingface.co", "doi.org"].contains { host.hasPrefix($0) }
  return host + (folds ? path.lowercased() : String(path))
}
