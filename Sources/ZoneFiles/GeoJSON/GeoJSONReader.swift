internal import SystemIO
internal import TextFormats
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Turns GeoJSON text into a document, and everything that can go wrong into a ``ReadError``.
enum GeoJSONReader {
  static func document(
    _ text: SourceText, selecting selection: GeoJSONSelection = GeoJSONSelection()
  ) throws(ReadError) -> GeoJSONDocument {
    // Foundation's decoder on Linux says of a broken text only that it is broken, and takes some texts that are.
    if let fault = JSONSyntax.fault(in: text.bytes) { throw syntaxError(fault, text) }
    let decoder = JSONDecoder()
    decoder.userInfo[.selection] = selection
    do {
      return try decoder.decode(GeoJSONDocument.self, from: Data(text.bytes))
    } catch {
      throw readError(error, text)
    }
  }

  private static func syntaxError(_ fault: JSONSyntax.Fault, _ text: SourceText) -> ReadError {
    .syntax(
      text.place(of: fault.index), problem: "this is not JSON: \(fault.problem)",
      remedy: fault.isTruncated ? "it seems cut off, fetch it again" : "correct it, or export it again")
  }

  private static func readError(_ error: any Error, _ text: SourceText) -> ReadError {
    switch error {
    case let fault as GeoJSONFault: return fault.error(file: text.name)
    case let fault as ZoneMemberFault: return fault.error(file: text.name)
    default:
      return .geometry(
        ReadError.Place(file: text.name), problem: "the JSON cannot be decoded (\(error))",
        remedy: "export it again as GeoJSON (RFC 7946)")
    }
  }
}
