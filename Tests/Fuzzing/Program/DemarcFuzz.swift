#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif
internal import Fuzzing

/// libFuzzer's loop, with a function that takes an input.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Fuzzes the reader that `DEMARC_FUZZ_READER` names, with libFuzzer's arguments; without one it lists the readers.
@main enum DemarcFuzz {
  private static let reader: FuzzedReader? = {
    guard let name = unsafe getenv("DEMARC_FUZZ_READER") else { return nil }
    let text = unsafe String(cString: name)
    return FuzzedReader.all.first { $0.name == text }
  }()

  static func main() {
    guard reader != nil else {
      for reader in FuzzedReader.all { print(reader.name) }
      return
    }
    var count = CommandLine.argc
    var arguments = unsafe CommandLine.unsafeArgv
    exit(
      unsafe runFuzzer(&count, &arguments) { bytes, size in
        unsafe DemarcFuzz.reader?.read(Array(UnsafeBufferPointer(start: bytes, count: size)))
        return 0
      })
  }
}
