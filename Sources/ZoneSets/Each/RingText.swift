package import Geometry

/// Reads the depths at which rings end, `5km,10km,15km,20km`. The unit may be said once, after the last: `5,10,15,20km`.
package enum RingText {
  /// Why a text does not list the depths of rings: one sentence that quotes it and says what to write.
  package struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String
  }

  /// The depths, each greater than the one before it.
  ///
  /// - Throws: ``Fault``.
  package static func depths(_ text: String) throws(Fault) -> [Length] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      var part = part.drop { $0 == " " }
      while part.last == " " { part.removeLast() }
      return String(part)
    }
    let unit = parts.last.map { $0.drop { !$0.isLetter } } ?? ""
    let saysUnitOnce = parts.dropLast().allSatisfy { !$0.contains(where: \.isLetter) }
    var depths: [Length] = []
    for (index, part) in parts.enumerated() {
      do throws(LengthError) {
        let isLast = index == parts.count - 1
        depths.append(try Length(parsing: saysUnitOnce && !isLast && !part.isEmpty ? part + unit : part))
      } catch {
        throw Fault(
          description: part.isEmpty ? "‘\(text)’ has an empty depth; write 5km,10km,20km" : "\(error)")
      }
    }
    for index in depths.indices.dropFirst() where !(depths[index - 1] < depths[index]) {
      throw Fault(
        description:
          "‘\(text)’ does not ascend: \(parts[index]) comes after \(parts[index - 1]); write 5km,10km,20km")
    }
    return depths
  }
}
