/// Why an input gave no papers, or stopped giving them.
package struct ListingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The input as the user named it.
  package var input: String
  /// The line, from 1, where there is one.
  package var line: Int?
  /// The byte within the line, from 1, where it is known.
  package var column: Int?
  /// What is wrong.
  package var message: String
  /// What to do about it.
  package var advice: String

  /// Makes an error.
  package init(input: String, line: Int? = nil, column: Int? = nil, message: String, advice: String) {
    self.input = input
    self.line = line
    self.column = column
    self.message = message
    self.advice = advice
  }

  /// `input:line:column: what is wrong; what to do`.
  package var description: String {
    place(input, line, column) + ": \(message)" + (advice.isEmpty ? "" : "; \(advice)")
  }
}

/// Something about an input that its reader should know; papers were read all the same.
package struct ListingWarning: Sendable, Hashable, CustomStringConvertible {
  /// Whether something was lost.
  package enum Kind: Sendable, Hashable {
    /// Nothing was lost: the generic adapter was used, bytes were repaired.
    case note
    /// One item could not be read; the ones before and after it were.
    case itemFailed
  }
  /// Whether something was lost.
  package var kind: Kind
  /// The input as the user named it.
  package var input: String
  /// The line, from 1, where there is one.
  package var line: Int?
  /// The byte within the line, from 1, where it is known.
  package var column: Int?
  /// What is the matter.
  package var message: String

  /// Makes a warning.
  package init(kind: Kind, input: String, line: Int? = nil, column: Int? = nil, message: String) {
    self.kind = kind
    self.input = input
    self.line = line
    self.column = column
    self.message = message
  }

  /// `input:line:column: message`.
  package var description: String { place(input, line, column) + ": \(message)" }
}

private func place(_ input: String, _ line: Int?, _ column: Int?) -> String {
  guard let line else { return input }
  guard let column else { return "\(input):\(line)" }
  return "\(input):\(line):\(column)"
}

/// What reading one input came to.
package struct ListingSummary: Sendable, Hashable {
  /// The id of the adapter that read it.
  package var adapter: String
  /// The number of papers given out.
  package var papers: Int
  /// The number of items that could not be read; the exit status is 1 where there are any.
  package var failedItems: Int

  /// Makes a summary.
  package init(adapter: String, papers: Int = 0, failedItems: Int = 0) {
    self.adapter = adapter
    self.papers = papers
    self.failedItems = failedItems
  }
}
