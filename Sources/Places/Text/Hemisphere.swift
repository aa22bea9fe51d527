/// The half of the Earth that a word or a letter names, in the field's languages.
package enum Hemisphere: Sendable, Hashable {
  /// North or east.
  case positive
  /// South or west.
  case negative
  /// A letter of several meanings, such as ‘O’: east in German and west in Spanish and French.
  case either

  /// The half that a value of a column names; nil for other words.
  ///
  /// - Parameter letters: What the letters of the table mean.
  package init?(_ text: String, isLatitude: Bool, letters: HemisphereLetters) {
    guard let word = Self.word(text) else { return nil }
    let (positive, negative) = isLatitude ? HemisphereWords.latitudes : HemisphereWords.longitudes
    if positive.contains(word) {
      self = .positive
    } else if negative.contains(word) {
      self = .negative
    } else if let meaning = letters.meaning(of: word, isLatitude: isLatitude) {
      self = meaning
    } else {
      return nil
    }
  }

  /// How adjectives for the south and the west begin.
  private static let negativeWords = [
    "westlich", "südlich", "suedlich", "западн", "южн", "західн", "південн", "occidental", "meridional",
  ]

  /// Whether the name of a column of a latitude or a longitude says that it is in the south or west: `Longitud O`, `latS`,
  /// `Westliche Länge`.
  ///
  /// - Parameter isGiven: Whether the caller names the column, which may then have no other word.
  package static func isNegative(byName name: String, isLatitude: Bool, isGiven: Bool) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    // ‘lonW’, ‘latS’: a letter after the word.
    let stem = name.filter(\.isLetter)
    if stem.last == (isLatitude ? "S" : "W"), stem.dropLast().last?.isLowercase == true { return true }
    let negative = isLatitude ? HemisphereWords.latitudes.negative : HemisphereWords.longitudes.negative
    // ‘Longitud O’ is west, and ‘Länge O’ east.
    let isGerman = words.contains { $0 == "länge" || $0 == "laenge" }
    return words.contains { word in
      let isLetter = word == (isLatitude ? "s" : "w") || !isLatitude && !isGerman && word == "o"
      return (words.count > 1 || isGiven) && (isLetter || word.count > 2 && negative.contains(word))
        || negativeWords.contains { word.hasPrefix($0) }
    }
  }

  /// The letters of a text that may name a hemisphere, without ‘latitude’ and ‘longitude’ beside them; nil for other texts.
  static func word(_ text: String) -> String? {
    // Codes such as `S1`, and weeks such as `2018-W42`, are no hemispheres.
    if text.contains(where: \.isNumber) { return nil }
    let words = text.lowercased().split { !$0.isLetter && !$0.unicodeScalars.contains(where: isMark) }
      .map(String.init)
    let word = words.filter { !HemisphereWords.kinds.contains($0) }.joined()
    return word.isEmpty || word.count > 20 ? nil : word
  }

  /// Whether a scalar is the sign of a vowel, as Thai and Hindi words have them.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
  }
}

/// Words of one meaning for the hemispheres.
enum HemisphereWords {
  /// Words that may stand beside them.
  static let kinds: Set<String> = [
    "latitude", "longitude", "lat", "long", "lon", "latitud", "longitud", "hemisphere", "широты", "долготы",
    "широта",
    "долгота",
  ]

  static let latitudes: (positive: Set<String>, negative: Set<String>) = (
    [
      "north", "northern", "nord", "norte", "noord", "kuzey", "kuzeyi", "nördlich", "noordelijk", "norra",
      "norr",
      "észak", "északi", "sever", "severní", "severna", "sjever", "północ", "pohjoinen", "põhi", "ziemeļi",
      "šiaurė",
      "veri", "bắc", "utara", "lintangutara", "lu", "kaskazini", "waqooyi", "bakur", "şimal", "shimol",
      "bắcbáncầu",
      "север", "северная", "сш", "північ", "північна", "пн", "пнш", "βορράς", "βόρειο", "βόρεια", "צפון",
      "شمال", "شمالا", "شمالاً", "شمالًا", "شمالي", "شمالی", "ش", "उत्तर", "উত্তর", "北", "北纬", "北緯", "북", "북위",
      "เหนือ", "ሰሜን", "հյուսիս", "ჩრდილოეთი",
    ],
    [
      "south", "southern", "sud", "süd", "sued", "sur", "sul", "zuid", "güney", "guney", "südlich",
      "zuidelijk",
      "syd", "söder", "sør", "dél", "déli", "jih", "jižní", "jug", "južna", "południe", "etelä", "lõuna",
      "dienvidi",
      "pietūs", "nam", "selatan", "lintangselatan", "ls", "kusini", "koonfur", "başûr", "cənub", "janub",
      "юг", "южная", "юш", "південь", "південна", "пд", "пдш", "југ", "νότος", "νότιο", "νότια", "דרום",
      "جنوب", "جنوبا", "جنوباً", "جنوبًا", "جنوبي", "جنوبی", "ج", "दक्षिण", "দক্ষিণ", "南", "南纬", "南緯", "남", "남위",
      "ใต้", "ደቡብ", "հարավ", "სამხრეთი",
    ]
  )

  static let longitudes: (positive: Set<String>, negative: Set<String>) = (
    [
      "east", "eastern", "est", "este", "leste", "ost", "oost", "öst", "øst", "doğu", "dogu", "östlich",
      "oostelijk", "öster", "kelet", "keleti", "východ", "východní", "vzhod", "istok", "wschód", "itä", "ida",
      "austrumi", "rytai", "lindje", "đông", "timur", "bujurtimur", "bt", "mashariki", "bari", "rojhilat",
      "şərq",
      "sharq", "восток", "восточная", "вд", "схід", "східна", "сх", "схд", "исток", "изток", "ανατολή",
      "ανατολικό",
      "מזרח", "شرق", "شرقا", "شرقاً", "شرقًا", "شرقي", "شرقی", "مشرق", "ق", "पूर्व", "পূর্ব", "东", "東", "东经", "東経",
      "東經", "동", "동경", "ตะวันออก", "ምስራቅ", "արևելք", "აღმოსავლეთი",
    ],
    [
      "west", "western", "ouest", "oeste", "ovest", "vest", "väst", "batı", "bati", "westlich", "westelijk",
      "väster", "nyugat", "nyugati", "ny", "západ", "západní", "zahod", "zapad", "zachód", "länsi", "lääs",
      "rietumi",
      "vakarai", "perëndim", "tây", "barat", "bujurbarat", "bb", "magharibi", "galbeed", "rojava", "qərb",
      "garb",
      "запад", "западная", "зд", "захід", "західна", "зх", "зхд", "δύση", "δυτικό", "מערב", "غرب", "غربا",
      "غرباً",
      "غربًا", "غربي", "غربی", "مغرب", "غ", "पश्चिम", "পশ্চিম", "西", "西经", "西経", "西經", "서", "서경", "ตะวันตก",
      "ምዕራብ", "արևմուտք", "დასავლეთი",
    ]
  )
}
