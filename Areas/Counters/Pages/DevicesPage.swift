internal import Kernel
internal import Web

/// The devices of the points within reach: what each has delivered, and which numbers are missing.
struct DevicesPage: Page {
    static let template = "counters/devices"
    static let path = LocalPath("/counter/devices")

    struct Line: Sendable {
        let number: String
        let code: String
        let name: String
        let point: String
        let registered: String
        let last: String?
        let count: String
        /// Numbers that never came, as ranges; nil when none is missing.
        let gaps: String?
        /// How many items a person must look at; nil for none.
        let open: String?
        let isStopped: Bool

        init(
            _ device: CounterDevice, at point: String, _ tally: ItemQueries.Tally?, gaps: [ClosedRange<Int64>],
            _ messages: Messages
        ) {
            number = String(device.number)
            code = device.code
            name = device.name
            self.point = point
            registered = messages.text(
                "counters.registered_by",
                ["day": device.registeredAt.businessDay.printed, "person": device.registeredBy])
            last = tally.map { "\($0.lastReceivedAt.businessDay.printed) \($0.lastReceivedAt.clockTime)" }
            count = Digits.grouped(tally?.count ?? 0)
            self.gaps =
                gaps.isEmpty
                ? nil
                : gaps.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
                    .joined(separator: ", ")
            open = tally.flatMap { $0.open > 0 ? Digits.grouped($0.open) : nil }
            isStopped = device.stoppedAt != nil
        }

        fileprivate init() {
            (number, code, name, point) = ("1", "quay-1", "Counter", "Point")
            (registered, last, count, gaps, open) = ("01/07/2026", "01/07/2026 08:00", "30", "4–6", "1")
            isStopped = true
        }
    }

    let lines: [Line]
    let hasLines: Bool

    init(_ lines: [Line]) {
        self.lines = lines
        hasLines = !lines.isEmpty
    }

    static let sample = DevicesPage([Line()])
}
