internal import CMath

/// The area function of WGS 84 as a Fourier series that ends at rounding error.
///
/// A(φ) is the area, per radian of longitude, between the equator and the parallel of latitude φ, negative in
/// the south: A(φ) = ∫ M N cos φ dφ, with M and N the radii of curvature. Its derivative is
/// b² (1 + n)⁴ cos φ / |1 + n exp(2iφ)|⁴, n the third flattening. The Fourier coefficients of the last factor are
/// cₖ = (-n)ᵏ [(1 + n²) / (1 - n²)³ + k / (1 - n²)²], by squaring the series of 1 / (1 + z)². Hence
/// A(φ) = Σ Cₖ sin((2k + 1) φ) with Cₖ = b² (1 + n)⁴ (cₖ + cₖ₊₁) / (2k + 1), without truncation in n. Six terms
/// leave 2·10⁻¹⁷ of the first. The closed form (Snyder 1987, "Map Projections", formula 3-12) is what the tests
/// compare with.
enum AuthalicSeries {
  /// The coefficients Cₖ in square metres per radian.
  static let coefficients: [Double] = {
    let n = WGS84.flattening / (2 - WGS84.flattening)
    let s = n * n
    func c(_ k: Int) -> Double {
      pow(-n, Double(k)) * ((1 + s) / pow(1 - s, 3) + Double(k) / pow(1 - s, 2))
    }
    let b = WGS84.equatorialRadius * (1 - WGS84.flattening)
    let scale = b * b * pow(1 + n, 4)
    return (0..<6).map { k in scale * (c(k) + c(k + 1)) / Double(2 * k + 1) }
  }()

  /// A(90°): a quarter of the Earth's surface over π.
  static let pole: Double = coefficients.enumerated().reduce(0) {
    $0 + ($1.offset % 2 == 0 ? 1 : -1) * $1.element
  }

  /// A(φ) at a latitude in degrees, in square metres per radian.
  static func value(at latitude: Double) -> Double { excess(from: latitude, to: latitude, over: 0) }

  /// The mean of A along an edge whose latitude runs linearly in longitude, less A at a reference latitude.
  ///
  /// The mean of sin((2k+1)φ) between φ₁ and φ₂ is sin((2k+1)φₘ) sinc((2k+1)(φ₂ - φ₁)/2). Both that and the
  /// difference from the reference are formed without cancellation, so that a square of 1 m loses no digits.
  static func excess(from first: Double, to second: Double, over reference: Double) -> Double {
    let radians = Double.pi / 180
    let aboveReference = ((first - reference) + (second - reference)) / 2 * radians
    let middle = reference * radians + aboveReference
    let between = reference * radians + aboveReference / 2
    let half = (second - first) / 2 * radians
    var difference = OddMultiples(of: aboveReference / 2)
    var level = OddMultiples(of: between)
    var place = OddMultiples(of: middle)
    var sum = 0.0
    for k in coefficients.indices {
      var term = 2 * level.cosine * difference.sine
      if half != 0 { term += place.sine * sincLessOne(Double(2 * k + 1) * half) }
      sum += coefficients[k] * term
      difference.advance()
      level.advance()
      place.advance()
    }
    return sum
  }

  /// Sine and cosine of x, 3x, 5x and so on, by the addition theorem: sin (m + 2) x = 2 cos 2x sin mx - sin (m - 2) x.
  ///
  /// All sines are multiples of the first, and so keep its digits where x is small.
  private struct OddMultiples {
    private(set) var sine: Double
    private(set) var cosine: Double
    private var sineBefore: Double
    private var cosineBefore: Double
    private let twice: Double

    init(of x: Double) {
      sine = sin(x)
      cosine = cos(x)
      sineBefore = -sine
      cosineBefore = cosine
      twice = 2 - 4 * sine * sine
    }

    mutating func advance() {
      (sine, sineBefore) = (twice * sine - sineBefore, sine)
      (cosine, cosineBefore) = (twice * cosine - cosineBefore, cosine)
    }
  }

  /// sin(x)/x - 1, to full relative precision.
  private static func sincLessOne(_ x: Double) -> Double {
    guard abs(x) < 0.5 else { return sin(x) / x - 1 }
    let s = x * x
    var sum = 1.0
    for divisor in [272.0, 210, 156, 110, 72, 42, 20] { sum = 1 - s / divisor * sum }
    return -s / 6 * sum
  }
}
