internal import Documents
internal import Kernel
internal import Web

/// How far the law lets a discount go, with its days and sources; whoever may write opens a form from each row.
enum CapsRegister {
    static func view(_ query: RegisterQuery, _ ground: PartnerGround, _ words: RegisterWords) -> RegisterView {
        let caps = ground.storedCaps.filter { stored in
            query.choice("kind").map { $0 == stored.cap.kind.rawValue } ?? true && query.finds(stored.cap.source)
        }
        let table = RegisterTable(title: words.text("discount_caps.title"), columns(words), caps) { stored in
            let cap = stored.cap
            let state = state(cap, on: query.day)
            return [
                .text(words.capKind(cap.kind), to: ground.mayWriteCaps ? CapPage.path(of: stored.number) : nil),
                .percent(cap.percent), .day(cap.days.from), .day(cap.days.to), .text(cap.source),
                .text(words.text("cap_state.\(state)")),
                .warning(cap.isCertain ? nil : words.text("cap.certain.no")),
            ]
        }
        let kinds = DiscountCap.Kind.allCases.map { ($0.rawValue, words.capKind($0)) }
        return RegisterView(
            table: table, selects: [words.select("kind", kinds, chosen: query.choice("kind"))],
            addPath: ground.mayWriteCaps ? CapPage.newPath : nil, whenEmpty: words.text("discount_caps.empty"))
    }

    private static func state(_ cap: DiscountCap, on day: Day) -> String {
        if cap.days.contains(day) { return "in_force" }
        return cap.days.from.map { day < $0 } ?? false ? "coming" : "over"
    }

    private static func columns(_ words: RegisterWords) -> [SheetColumn] {
        [
            words.column("cap_kind", width: 30), words.column("cap_percent", .percent),
            words.column("valid_from", .day), words.column("valid_to", .day), words.column("cap_source", width: 60),
            words.column("state", width: 20), words.column("cap_check", width: 30),
        ]
    }
}
