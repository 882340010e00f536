internal import Documents
internal import Kernel

/// Writes the file of sales as they are made.
struct SalesFile {
    private let registers: Registers
    private let calendar: SalesCalendar
    private var stream: SaleStream
    private var randomness: Randomness
    private var ids: [String] = []
    private var serial = 0
    private var year = 0
    private let twoDigits = (0..<60).map { Digits.padded($0, 2) }

    init(_ registers: Registers, count: Int, seed: UInt64) {
        self.registers = registers
        randomness = Randomness(seed: seed, stream: "times")
        calendar = SalesCalendar(count, &randomness)
        stream = SaleStream(registers, seed: seed)
    }

    mutating func write(to folder: String) throws -> SampleFile {
        let path = "\(folder)/sales.csv"
        let file = try CSVFile(path: path)
        try file.record([
            "id", "sold_at", "point_code", "member_no", "product_code", "quantity", "list_amount", "paid_amount",
            "reverses_id", "invoice_no", "device",
        ])
        for (day, count) in calendar.days {
            stream.begin(day)
            let date = day.description
            for second in SalesCalendar.seconds(count, on: day, &randomness) {
                let entry = try stream.next()
                let id = nextID(in: day.parts.year)
                try file.record { writer in
                    writer.text(id)
                    writer.text("\(date)T\(clockTime(second))+07:00")
                    write(entry, &writer)
                    writer.endRecord()
                }
            }
        }
        try file.close()
        return SampleFile(kind: "sales", path: path, rows: ids.count)
    }

    /// Numbers begin anew with each year.
    private mutating func nextID(in year: Int) -> String {
        serial = year == self.year ? serial + 1 : 1
        self.year = year
        let id = "S-\(year)-\(Digits.padded(serial, 7))"
        ids.append(id)
        return id
    }

    private func clockTime(_ second: Int) -> String {
        "\(twoDigits[second / 3_600]):\(twoDigits[second / 60 % 60]):\(twoDigits[second % 60])"
    }

    private mutating func write(_ entry: SaleStream.Entry, _ writer: inout CSVWriter) {
        switch entry {
        case .sale(let sale):
            write(sale, reverses: nil, &writer)
        case .reversal(let voided, let sale, true):
            write(sale, reverses: ids[voided], &writer)
        case .reversal(let voided, let sale, false):
            for _ in 0..<6 { writer.empty() }
            writer.text(ids[voided])
            writer.empty()
            writer.text(device(at: sale.point))
        }
    }

    private mutating func write(_ sale: SampleSale, reverses voided: String?, _ writer: inout CSVWriter) {
        writer.text(registers.points[sale.point].code)
        writer.text(registers.members[sale.member].number)
        writer.text(registers.products[sale.product].code)
        writer.integer(sale.quantity)
        writer.integer(sale.listAmount)
        writer.integer(sale.paidAmount)
        writer.optional(voided)
        writer.optional(randomness.chance(2, in: 3) ? "HD-\(Digits.padded(randomness.below(1_000_000), 6))" : nil)
        writer.text(device(at: sale.point))
    }

    /// A till of the point.
    private mutating func device(at point: Int) -> String {
        "\(registers.points[point].code)-Q\(randomness.among(1...3))"
    }
}
