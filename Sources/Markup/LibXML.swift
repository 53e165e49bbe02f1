import CLibXML2

/// What libxml2 needs to be told once, and how its errors become ours.
enum LibXML {
  /// Initialises the library, once and from whatever thread comes first. Without this two threads that
  /// parse for the first time would race for it.
  static let initialised: Bool = {
    xmlInitParser()
    return true
  }()

  /// Makes an error of the library's.
  static func error(_ pointer: UnsafePointer<xmlError>) -> MarkupError {
    let raw = pointer.pointee.message.map { String(cString: $0) } ?? "unknown error"
    let text = raw.split(separator: "\n").joined(separator: " ")
    let code = pointer.pointee.code
    let kind: MarkupError.Kind =
      code == Int32(XML_ERR_ENTITY_LOOP.rawValue) || code == Int32(XML_ERR_UNDECLARED_ENTITY.rawValue)
      ? .entity : .syntax
    let line = pointer.pointee.line > 0 ? Int(pointer.pointee.line) : nil
    let column = pointer.pointee.int2 > 0 ? Int(pointer.pointee.int2) : nil
    return MarkupError(kind, text, line: line, column: column)
  }
}

/// Collects the errors of one parse; the parser context points at it.
final class ErrorCollector {
  /// More errors than this say nothing new.
  static let capacity = 20
  private(set) var errors: [MarkupError] = []
  private(set) var isFatal = false

  func add(_ pointer: UnsafePointer<xmlError>) {
    if pointer.pointee.level == XML_ERR_FATAL { isFatal = true }
    if errors.count < Self.capacity { errors.append(LibXML.error(pointer)) }
  }

  /// Calls `body` with this collector installed as the thread's receiver of errors.
  func collecting<Value>(_ body: () -> Value) -> Value {
    let pointer = Unmanaged.passUnretained(self).toOpaque()
    xmlSetStructuredErrorFunc(pointer) { context, error in
      guard let context, let error else { return }
      Unmanaged<ErrorCollector>.fromOpaque(context).takeUnretainedValue().add(error)
    }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    return body()
  }
}
