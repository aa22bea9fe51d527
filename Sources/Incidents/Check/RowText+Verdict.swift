internal import TextFormats
internal import Zones

extension RowText {
  @inline(__always)
  mutating func append(_ verdict: Verdict) {
    switch verdict {
    case .inside: append("inside")
    case .disputed: append("disputed")
    case .outside: append("outside")
    }
  }
}
