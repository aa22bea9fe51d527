/// The words by which names of columns say what dates and times they hold, in the languages that tables are in.
///
/// They are kept as ``DateWords/folded(_:)`` gives them.
package enum DateColumnWords {
  /// Words of dates.
  package static let dates = folded(
    """
    date dates datetime dt fecha fechas datum data dato дата تاريخ التاريخ تاریخ tarih tarihi when quand wann cuando quando
    когда متى
    """)

  /// Words of what the dates of incidents are about.
  static let incidents = folded(
    """
    incident incidents inc event events evt attack attacks occurrence occurred occur occurs violation violations strike
    airstrike shelling explosion blast bombing impact clash shooting raid killing breach happened happen detonation
    incidente incidentes evento eventos ataque hecho hechos suceso sucesos ocurrencia ocurrio ocurrido ocurrieron bombardeo
    fato ocorrencia ocorrido aconteceu acontecimento
    événement événements évènement évènements faits attaque bombardement frappe survenu survenue arrivé
    ereignis ereignisses ereignisse vorfall vorfalls vorfalles vorfälle angriff angriffs tat anschlag anschlags beschuss
    beschusses vorkommnis geschah geschehen geschehens
    incidenti attacco fatto accaduto gebeurtenis voorval aanval
    события событие событий инцидент инцидента происшествия обстрел обстрела атаки удара нападения взрыва произошло случилось
    події подія інцидент інциденту обстрілу удару вибуху нападу сталося
    olay olayın saldırı saldırının hadise bombardıman oldu
    الحادث الحادثة الحدث القصف الهجوم الواقعة الغارة الانفجار الاعتداء الانتهاك حادث حادثة حدث قصف هجوم واقعة غارة وقع وقوع
    حادثه رویداد حمله
    """)

  /// Words of what reports, forms and databases add.
  static let reports = folded(
    """
    report reported reporting rpt submission submitted submit created creation create update updated updating modified entry
    entered recorded record recording registered registration published publication publish export exported received receipt
    verified verification interview interviewed collection collected upload uploaded added access accessed today sent message
    notified notification visit visited survey surveyed assessment mission logged posted posting tweet tweeted article news
    inserted filed changed edited reviewed approved validated checked coded downloaded retrieved scraped imported synced
    released documentation documented
    rapport saisie enregistrement création modification signalement déclaration collecte entretien envoi soumission réception
    vérification mise visite rédaction
    meldung melde meldungs erfassung erfassungs eingabe bericht berichts veröffentlichung veröffentlichungs änderung änderungs
    aktualisierung aktualisierungs erstellt erstellung erstellungs eingang eingangs
    aufnahme registrierung registrierungs besuch besuchs eintrag eintrags abfrage
    publicación registro reporte informe ingreso captura creación actualización modificación envío denuncia recepción
    entrevista carga visita notificación
    registo publicação relatório criação atualização notificação segnalazione registrazione pubblicazione rapporto inserimento
    сообщения сообщение отчёта отчета публикации записи регистрации создания обновления изменения ввода внесения заполнения
    отправки получения проверки
    звіту повідомлення публікації запису реєстрації створення оновлення внесення
    haber haberin rapor kayıt bildirim bildirme yayın oluşturma güncelleme giriş ihbar
    التبليغ الابلاغ البلاغ التقرير التسجيل النشر الادخال الانشاء التحديث الارسال الاستلام المقابلة الزيارة الخبر
    تبليغ ابلاغ بلاغ تقرير تسجيل نشر ادخال انشاء تحديث ارسال استلام مقابلة زيارة
    """)

  /// Words of dates that are of something else.
  static let others = folded(
    """
    birth end until precision prec source type accuracy quality fin final fim base death text known id month year week
    ceasefire agreement truce deadline expiry expiration signature signed founded established
    geburt geburts sterbe todes ablauf ablaufs naissance décès nacimiento nascimento nascita рождения смерти народження doğum ölüm
    الميلاد الولادة الوفاة
    """)

  /// Words of ends.
  static let ends = folded(
    """
    end until fin final fim bis ende bitiş окончания конца النهاية الانتهاء to hasta до ending ended finish finished termino
    terminó término terminacion terminación finalizacion finalización jusqu fine einde koniec завершения окончание конец
    кінець закінчення thru through till ends bitişi
    """)

  /// Words of ends where a first day is known: `event_date_max`, `last day`.
  static let latests = folded(
    "max maximum last latest later upper letzter letzte letztes dernier dernière último ultimo última son последний"
  )

  /// Words of beginnings.
  static let starts = folded(
    "start begin from fr beginning début inicio beginn von anfang başlangıç начала البداية البدء desde since"
  )

  /// Words for how well a date is known.
  package static let certainties = folded(
    """
    prec precision accuracy acc quality confidence certainty uncertain uncertainty approx approximate estimate estimated
    margin точность precisión precisao précision genauigkeit دقة hassasiyeti
    """)

  /// Words of times of day.
  static let times = folded(
    """
    time tm eventtime timeofday زمان hour heure hora uhrzeit zeit время час الوقت الساعة saat saati orario ora uur
    """)

  /// Words that say no more beside those of times.
  static let neutral = folded(
    """
    of the day local in a an at de del de l la le el du des der d locale lokal lokale ortszeit hh mm ss hhmm hr h lt и в
    """)

  /// Words of columns of the days of months.
  static let daysOfMonths = folded("day tag jour dia gün день اليوم giorno dag يوم روز dd")

  /// Words of time zones of rows.
  static let zones = folded(
    "timezone tz zeitzone fuseau huso utcoffset gmtoffset tzoffset offset zona fuso пояс")

  /// Words of columns of distances from UTC, whose numbers are hours.
  package static let distances = folded("offset utcoffset gmtoffset tzoffset utc gmt")

  /// Parts that German glues together with ‘datum’ and ‘zeit’, which are about incidents.
  static let gluedIncidents = folded(
    "ereignis vorfall vorfalls tat angriffs anschlags einschlags unfall schadens")

  private static func folded(_ words: String) -> Set<String> {
    Set(words.split { $0 == " " || $0 == "\n" }.map { DateWords.folded(String($0).unicodeScalars) })
  }

  /// The words of a name, folded; what German and English glue together is taken apart.
  static func words(of name: String) -> Set<String> {
    var words: Set<String> = []
    for part in name.split(whereSeparator: { !$0.isLetter && !isMark($0) }) {
      let word = DateWords.folded(String(part).unicodeScalars)
      if let parts = parts(of: word) { words.formUnion(parts) } else { words.insert(word) }
    }
    return words
  }

  /// ‘eventdate’, ‘starttime’, ‘Vorfallsdatum’ and ‘Tatzeit’ in two, but not ‘update’ and ‘Zeitzone’; nil for other words.
  private static func parts(of word: String) -> [String]? {
    if dates.contains(word) || times.contains(word) { return nil }
    for end in ["datum", "zeit"] where word.hasSuffix(end) {
      let stem = String(word.dropLast(end.count))
      return [end, gluedIncidents.contains(stem) ? "ereignis" : starts.contains(stem) ? "beginn" : stem]
    }
    for kind in ["date", "time"] {
      for stem in [
        word.hasSuffix(kind) ? String(word.dropLast(4)) : "",
        word.hasPrefix(kind) ? String(word.dropFirst(4)) : "",
      ]
      where incidents.contains(stem) || reports.contains(stem) || starts.contains(stem) || ends.contains(stem)
      {
        return [kind, stem]
      }
    }
    return nil
  }

  /// Whether a character is only a sign on letters, as vowels of Arabic are.
  private static func isMark(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .nonspacingMark }
  }
}
