import Records

/// What reading gives, in the order of the inputs. The order is the same each time, so that an interrupted
/// run can go on by passing over the first events of an input.
enum RunEvent: Sendable {
  /// An input begins; an earlier run may have done the first of its events.
  case begin(InputIdentity, resuming: InputProgress?)
  /// A paper, with what `--provenance` adds to its record.
  case paper(Paper, provenance: [UInt8])
  /// What is worth knowing though nothing was lost.
  case note(String)
  /// Something was lost.
  case failure(RunFailure)
  /// An input was read to its end.
  case end
}

/// An input, and what it held when it was read.
struct InputIdentity: Sendable, Hashable {
  /// The name as the user gave it.
  var name: String
  /// The SHA-256 of the file's bytes as they lie on the disk; for what could not be opened, the reason.
  var digest: String
}
