/// The words of dates in the languages that tables are in.
enum DateWords {
  /// The months of a language, each with its forms and abbreviations.
  private static let languages = [
    // English, with the abbreviations of most other languages.
    "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october|nov november|dec december",
    // French
    "janv janvier|fev fevr fevrier|mars|avr avril|mai|juin|juil juill juillet|aout|septembre|octobre|novembre|decembre",
    // Spanish
    "ene enero|febrero|marzo|abr abril|mayo|junio|julio|ago agosto|set septiembre setiembre|octubre|noviembre|dic diciembre",
    // Portuguese
    "janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|out outubro|novembro|dez dezembro",
    // German
    "januar jaenner janner|februar|marz maerz mrz|april|mai|juni|juli|august|september|okt oktober|november|dezember",
    // Turkish
    "oca ocak|sub subat|mart|nis nisan|mayis|haz haziran|tem temmuz|agu agustos|eyl eylul|eki ekim|kas kasim|ara aralik",
    // Russian
    "янв январь января|фев февр февраль февраля|мар март марта|апр апрель апреля|маи мая|июн июнь июня|июл июль июля|авг август августа|сен сент сентябрь сентября|окт октябрь октября|ноя нояб ноябрь ноября|дек декабрь декабря",
    // Ukrainian
    "січ січень січня|лют лютии лютого|бер березень березня|кві квіт квітень квітня|трав травень травня|чер черв червень червня|лип липень липня|сер серп серпень серпня|вер верес вересень вересня|жов жовт жовтень жовтня|лис лист листопад листопада|гру груд грудень грудня",
    // Arabic: of Egypt and the Gulf, of the Levant, of the Maghreb
    "يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر",
    "كانون الثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين الاول|تشرين الثاني|كانون الاول",
    "كانون ثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين اول|تشرين ثاني|كانون اول",
    "جانفي|فيفري|مارس|افريل|ماي|جوان|جويليه|اوت|سبتمبر|اكتوبر|نوفمبر|ديسمبر",
    "يناير|فبراير|مارس|ابريل|ماي|يونيو|يوليوز|غشت|شتنبر|اكتوبر|نونبر|دجنبر",
  ]
  /// Names of two words, by their words.
  private static let pairs: [String: Int] = months.filter { $0.key.contains(" ") }

  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for language in languages {
      for (index, names) in language.split(separator: "|").enumerated() {
        // Names of the Levant have two words, all others are forms of one name.
        let forms = names.contains("تشرين") || names.contains("كانون") ? [names] : names.split(separator: " ")
        for name in forms { months[folded(String(name).unicodeScalars)] = index + 1 }
      }
    }
    return months
  }()

  /// The days of the week from Monday on, by whole names, and by abbreviations of most languages.
  private static let weekdays: [String: Int] = {
    let languages = [
      "monday tuesday wednesday thursday friday saturday sunday", "mon tue wed thu fri sat sun",
      "lundi mardi mercredi jeudi vendredi samedi dimanche",
      "lun mar mer jeu ven sam dim", "lunes martes miercoles jueves viernes sabado domingo",
      "lun mar mie jue vie sab dom", "segunda terca quarta quinta sexta sabado domingo",
      "seg ter qua qui sex sab dom",
      "montag dienstag mittwoch donnerstag freitag samstag sonntag", "mo di mi do fr sa so",
      "pazartesi sali carsamba persembe cuma cumartesi pazar",
      "понедельник вторник среда четверг пятница суббота воскресенье", "пн вт ср чт пт сб вс",
      "الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد",
    ]
    var days: [String: Int] = [:]
    for language in languages {
      for (index, name) in language.split(separator: " ").enumerated() {
        days[folded(String(name).unicodeScalars)] = index
      }
    }
    return days
  }()

  /// Words that stand between day, month and year.
  static let fillers: Set<String> = ["of", "de", "del", "the", "г", "года", "р", "року", "م"]
  /// Words after the year of a date in numbers: `15.10.2018 г.`, `15/10/2018م`.
  static let yearWords: Set<String> = ["г", "года", "р", "року", "م"]
  /// What makes an ordinal number of the day before it.
  static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "re", "o", "º", "ª", "го"]
  /// Words before a time.
  static let beforeTimes: Set<String> = ["t", "at", "a", "um", "в", "о", "la", "las", "الساعه"]
  /// Words after a time.
  static let afterTimes: Set<String> = ["uhr", "hrs", "hours", "heures", "horas", "час", "часов"]
  /// Words after four digits that are a time.
  static let hourWords: Set<String> = ["h", "hr", "hrs", "hours", "uhr"]
  /// Words before a date that say no more.
  static let articles: Set<String> = ["le", "el", "am", "on", "the"]
  /// Names of time zones, as programs write them after the distance from UTC.
  static let zones: Set<String> = [
    "utc", "gmt", "wet", "west", "bst", "cet", "cest", "eet", "eest", "msk", "trt", "idt", "ast", "adt",
    "est",
    "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "wat", "cat", "eat", "sast", "ist", "pkt", "jst",
  ]
  /// The name of a time zone that has several meanings at the end of a text, in capitals; nil for none.
  static func unclearZone(of text: String) -> String? {
    guard let word = text.split(whereSeparator: { " )".contains($0) }).last else { return nil }
    let name = folded(String(word.drop { !$0.isLetter }).unicodeScalars)
    let isUnclear =
      zones.contains(name) && zoneHours[name] == nil && !["utc", "gmt", "idt", "mdt", "pdt"].contains(name)
    return isUnclear ? name.uppercased() : nil
  }

  /// Hours ahead of UTC of zones whose names have one meaning. `IST`, `CST`, `BST`, `AST` and the like have several.
  static let zoneHours: [String: Int] = [
    "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "trt": 3, "wat": 1, "cat": 2,
    "sast": 2, "eat": 3, "pkt": 5, "jst": 9,
  ]
  static let morning: Set<String> = ["am", "oo", "ص", "صباحا"]
  static let afternoon: Set<String> = ["pm", "os", "م", "مساء"]
  /// Words between the two ends of a range.
  static let rangeMarks: Set<String> = [
    "to", "until", "till", "through", "thru", "au", "a", "al", "hasta", "ate", "bis", "ila", "по", "до",
    "الي",
    "حتي",
  ]
  /// Words between the two ends of a range that begins with one of ``betweenWords``.
  static let andWords: Set<String> = ["and", "et", "y", "e", "und", "и", "و"]
  static let betweenWords: Set<String> = ["between", "entre", "zwischen", "между", "بين"]
  /// Words before a range.
  static let fromWords: Set<String> = ["from", "du", "del", "desde", "de", "von", "vom", "с", "من"]
  static let dayWords: Set<String> = [
    "d", "day", "days", "jour", "jours", "dia", "dias", "gun", "днеи", "дня", "ايام",
  ]

  /// The weekday of a word, from 0 for Monday; nil for another word.
  static func weekday(_ word: String) -> Int? { weekdays[word] }

  /// The month of an English abbreviation after the letter of a time zone, as `zoct` has it; nil for another word.
  static func zonedMonth(_ word: String) -> (zone: String, month: Int)? {
    guard word.utf8.count == 4, let month = months[String(word.dropFirst())] else { return nil }
    return (String(word.prefix(1)), month)
  }

  /// A word in small letters, without accents, and with one form for letters that are written in several.
  static func folded(_ word: String.UnicodeScalarView) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in String(word).lowercased().unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark && scalar != "\u{0640}" {
      folded.append(letters[scalar] ?? scalar)
    }
    return String(folded)
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (plain, others) in [
      ("a", "àáâãäå"), ("c", "çćč"), ("e", "èéêë"), ("g", "ğ"), ("i", "ìíîïıİ"), ("n", "ñ"), ("o", "òóôõö"),
      ("s", "şšș"), ("u", "ùúûü"), ("и", "й"), ("е", "ё"), ("і", "ї"), ("ا", "أإآٱ"), ("ه", "ة"),
      ("ي", "ىئی"),
      ("و", "ؤ"),
      ("ك", "ک"),
    ] as [(Unicode.Scalar, String)] {
      for scalar in others.unicodeScalars { letters[scalar] = plain }
    }
    return letters
  }()

  /// Whether ‘mar’ at the beginning is Tuesday in French and Spanish, which it is before another month of one date.
  private static func isTuesday(_ word: String, before rest: ArraySlice<DateToken>) -> Bool {
    guard word == "mar" else { return false }
    return rest.contains { $0.word.map { months[$0] != nil } ?? false }
      && !rest.contains { $0.mark == "-" || $0.mark == "–" }
  }

  /// The tokens with the names of months found. A month that is written twice, as in `تشرين الأول/أكتوبر`, is one.
  static func named(_ tokens: [DateToken]) -> [DateToken] {
    var named: [DateToken] = []
    var index = 0
    while index < tokens.count {
      var token = tokens[index]
      index += 1
      if let word = token.word {
        if index < tokens.count, let next = tokens[index].word, let month = pairs["\(word) \(next)"] {
          token.kind = .month(month)
          index += 1
        } else if let month = months[word], !(named.isEmpty && isTuesday(word, before: tokens[index...])) {
          token.kind = .month(month)
        }
      }
      if let month = token.month, named.count >= 2, named[named.count - 1].mark == "/",
        named[named.count - 2].month == month
      {
        named.removeLast()
        continue
      }
      named.append(token)
    }
    return named
  }
}
