/// A text field of a paper that mentions point into.
///
/// Most papers have `title` and `abstract`; an adapter may add its own (`body`), and everything
/// downstream takes it.
public struct Field: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The field's name, which is also its key in the JSON record.
  public var rawValue: String

  /// Makes the field of this name.
  @inlinable public init(rawValue: String) { self.rawValue = rawValue }

  /// Makes the field of this name.
  @inlinable public init(stringLiteral value: String) { self.rawValue = value }

  /// The paper's title.
  public static let title: Field = "title"
  /// The paper's abstract, or whatever running text the listing has for it.
  public static let abstract: Field = "abstract"
}
