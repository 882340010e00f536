internal import Kernel
internal import Web

/// The map and the trend of a report by place, as the page shows them.
struct WelfareScenery: Sendable {
    /// The provinces of one vintage.
    struct Country: Sendable {
        let map: VietnamMap
        let bars: BarTable
    }

    let trend: TrendChart
    let countries: [Country]
    let hasCountries: Bool

    init(_ picture: WelfarePicture, _ tiles: VietnamTiles, _ words: WelfareWords) {
        let messages = words.messages
        func tell(_ value: Int64) -> String { Digits.grouped(value) }
        trend = TrendChart(
            id: "trend", title: words.text("trend"), columnHead: words.text("month"),
            columns: (1...12).map(String.init),
            series: picture.years.map { TrendChart.Series(String($0.year), $0.turns) }, messages, tell: tell)
        let vintages = tiles.vintages.filter { vintage in
            picture.provinces.contains { $0.place.vintage == vintage }
        }
        countries = vintages.map { vintage in
            let provinces = picture.provinces.filter { $0.place.vintage == vintage }
            let title = words.text("map_\(vintage)")
            return Country(
                map: VietnamMap(
                    id: "map-\(vintage)", title: title, vintage: vintage,
                    values: Dictionary(
                        provinces.map { ($0.place.code, Int64($0.totals.turns)) }, uniquingKeysWith: +),
                    in: tiles, messages, tell: tell),
                bars: BarTable(
                    label: title, nameHead: words.text("province"), valueHead: words.text("turns_unit"),
                    provinces.sorted { ($1.totals.turns, $0.place.code) < ($0.totals.turns, $1.place.code) }
                        .map { BarTable.Entry($0.place.name, Int64($0.totals.turns)) }, tell: tell))
        }
        hasCountries = !countries.isEmpty
    }

    private init(sample: Void) {
        trend = .sample
        countries = [Country(map: .sample, bars: .sample)]
        hasCountries = true
    }

    static let sample = WelfareScenery(sample: ())
}
