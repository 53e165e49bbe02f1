import Records
import Text

/// The link that a paper gives as its own code, data or models.
///
/// Links that rules know as such come first. A link that the text calls somebody else's, "based on", "thanks to",
/// is none. Where no rule claims one, a link counts whose sentence speaks of code, data or a release.
struct OwnRelease {
  let reading: PaperReading
  let words: OwnWords
  private static let reach = 30

  func link() -> Link? {
    let links = reading.mentions.filter { $0.content?.hasLink == true && !isForeign($0) }
    if let known = links.first(where: { $0.attributes["own"] == "true" }) { return known.link }
    let repositories = links.filter { $0.link.map { isRepository($0) } == true }
    let released = links.filter(isReleased) + (repositories.count == 1 ? repositories : [])
    return (released.first { $0.link.map { isRepository($0) } == true } ?? released.first)?.link
  }

  private func isRepository(_ link: Link) -> Bool {
    ["github", "gitlab", "huggingface"].contains(link.kind)
  }

  /// The cues before a link in its sentence, the nearest first, up to another link.
  private func cues(before mention: Candidate) -> [OwnCue] {
    var found: [OwnCue] = []
    let text = reading.text
    var place = mention.tokens.lowerBound - 1
    let field = text.field(ofToken: mention.tokens.lowerBound)
    while place >= text.fields[field].lowerBound, found.count < Self.reach {
      let cue = words.cue(of: text.tokens[place])
      if cue.contains(.period), text.tokens[place + 1].spaceBefore, found.count > 1 { break }
      found.append(cue)
      place -= 1
    }
    return found
  }

  /// "Built on X", "we thank the authors of X": not the paper's own.
  private func isForeign(_ mention: Candidate) -> Bool {
    let cues = cues(before: mention)
    guard let foreign = cues.firstIndex(where: { $0.contains(.foreign) }) else { return false }
    return foreign <= 10 && !cues[..<foreign].contains { $0.contains(.release) }
  }

  /// "Code: X", "all logs are available at X", "see X".
  private func isReleased(_ mention: Candidate) -> Bool {
    guard let link = mention.link, link.kind != "arxiv" else { return false }
    let cues = cues(before: mention)
    if cues.prefix(6).contains(where: { $0.contains(.show) }) { return false }
    return cues.contains { !$0.isDisjoint(with: [.release, .material]) }
  }
}
