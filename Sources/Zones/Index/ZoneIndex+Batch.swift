internal import Geometry

extension ZoneIndex {
  /// The verdicts on many places taken as exact, in their order.
  ///
  /// - Parameters:
  ///   - longitudes: Degrees east, -540 to 540.
  ///   - latitudes: Degrees north, -90 to 90; as many as longitudes.
  /// - Returns: As many verdicts as the shorter of the two has places. Where a number is none of these, its
  ///   verdict means nothing.
  public func verdicts(longitudes: [Double], latitudes: [Double]) -> [Verdict] {
    let count = min(longitudes.count, latitudes.count)
    return unsafe [Verdict](unsafeUninitializedCapacity: count) { output, initialized in
      unsafe longitudes.withUnsafeBufferPointer { longitudes in
        unsafe latitudes.withUnsafeBufferPointer { latitudes in
          unsafe decide(longitudes, latitudes, output)
        }
      }
      initialized = count
    }
  }

  /// The verdicts on many places taken as exact; as ``verdicts(longitudes:latitudes:)``, without an allocation.
  ///
  /// What is in `verdicts` is overwritten, as far as the shortest of the three buffers reaches.
  @unsafe package func decide(
    _ longitudes: UnsafeBufferPointer<Double>, _ latitudes: UnsafeBufferPointer<Double>,
    _ verdicts: UnsafeMutableBufferPointer<Verdict>
  ) {
    let count = min(longitudes.count, latitudes.count, verdicts.count)
    unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.block) { cells in
      unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: Self.block) { mixed in
        var start = 0
        while start < count {
          let size = min(Self.block, count - start)
          unsafe decide(
            UnsafeBufferPointer(rebasing: longitudes[start..<start + size]),
            UnsafeBufferPointer(rebasing: latitudes[start..<start + size]),
            UnsafeMutableBufferPointer(rebasing: verdicts[start..<start + size]), cells, mixed)
          start += size
        }
      }
    }
  }

  private static let block = 512

  /// One block: first all cells, by arithmetic alone; then what the cells say; then the few that are mixed.
  private func decide(
    _ longitudes: UnsafeBufferPointer<Double>, _ latitudes: UnsafeBufferPointer<Double>,
    _ verdicts: UnsafeMutableBufferPointer<Verdict>, _ numbers: UnsafeMutableBufferPointer<Double>,
    _ mixed: UnsafeMutableBufferPointer<Int>
  ) {
    for index in longitudes.indices {
      unsafe numbers[index] = cells.cell(longitudes[index], latitudes[index])
    }
    var count = 0
    unsafe table.words.withUnsafeBufferPointer { words in
      unsafe IndexCode.verdicts.withUnsafeBufferPointer { names in
        for index in longitudes.indices {
          let cell = unsafe IndexCells.number(numbers[index])
          let code = unsafe CellTable.code(words[cell &>> 5], cell)
          unsafe verdicts[index] = names[Int(code)]
          unsafe mixed[count] = index
          count &+= code == IndexCode.mixed ? 1 : 0
        }
      }
    }
    for order in 0..<count {
      let index = unsafe mixed[order]
      let (longitude, latitude) = unsafe (longitudes[index], latitudes[index])
      let cell = unsafe IndexCells.number(numbers[index])
      let code = table.code(ofPart: cells.part(longitude, latitude), of: cell)
      unsafe verdicts[index] =
        code == IndexCode.mixed
        ? judge.verdict(of: Coordinate(latitude: latitude, longitude: longitude))
        : IndexCode.verdicts[Int(code)]
    }
  }
}
