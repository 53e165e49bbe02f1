/// The version of Assay.
public enum Version {
  /// As `assay --version` prints it.
  public static let current = "0.1.0"
}
