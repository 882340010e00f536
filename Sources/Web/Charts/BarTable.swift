/// A table whose numbers also have bars, for the partial `chart_bars`; the table itself is the text of the picture.
package struct BarTable: Sendable {
    /// One row as it is given.
    package struct Entry: Sendable {
        let name: String
        let path: String?
        let value: Int64

        package init(_ name: String, _ value: Int64, path: String? = nil) {
            self.name = name
            self.value = value
            self.path = path
        }
    }

    struct Row: Sendable {
        let name: String
        let path: String?
        let value: String
        /// In thousandths of the longest bar.
        let length: Int
    }

    let label: String
    let nameHead: String
    let valueHead: String
    let rows: [Row]

    /// Rows keep the order in which they are given; a value below nothing has no bar.
    package init(
        label: String, nameHead: String, valueHead: String, _ entries: [Entry], tell: (Int64) -> String
    ) {
        let most = max(1, entries.map(\.value).max() ?? 0)
        self.label = label
        self.nameHead = nameHead
        self.valueHead = valueHead
        rows = entries.map { entry in
            Row(
                name: entry.name, path: entry.path, value: tell(entry.value),
                length: Int(Double(max(0, entry.value)) / Double(most) * 1_000))
        }
    }

    /// With every part filled, for page samples.
    package static let sample = BarTable(
        label: "Provinces", nameHead: "Province", valueHead: "Turns", [Entry("Hà Nội", 10, path: "/")],
        tell: { String($0) })
}
