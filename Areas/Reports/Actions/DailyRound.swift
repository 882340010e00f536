internal import Kernel
package import Storage

extension ReportsFacade {
    /// What a day did.
    package struct DailyRound: Sendable {
        /// Reports of periods that were opened.
        package let opened: Int
        package let reminded: Int
    }

    /// Opens the periods that are over, and reminds those who are to be reminded on the day; as often as one likes.
    ///
    /// `day` is the present day or one before it. Throws the refusal `remind_day_ahead` for a later one, and
    /// `bad_day` for what is none.
    package func dailyRound(on text: String? = nil, _ store: Store) async throws -> DailyRound {
        let opened = try await store.write { tx in
            let desk = try ReportDesk(self, as: .commandLine, in: tx)
            return try ReportsFacade.openDue(desk, in: tx)
        }
        let reminded = try await store.write { tx in
            let day = try text.map { text in
                guard let day = Day(text) else { throw Refusal("bad_day", ["day": text]) }
                guard day <= tx.today else { throw Refusal("remind_day_ahead", ["day": day.printed]) }
                return day
            }
            return try RemindOwed(desk: try ReportDesk(self, as: .commandLine, in: tx)).run(
                on: day ?? tx.today, in: tx)
        }
        return DailyRound(opened: opened, reminded: reminded)
    }

    /// Reads what the lists show first, so that nobody waits for the first look after a start.
    package func warm(_ store: Store) async throws {
        for code in try await store.read({ tx in ObligationsQuestion.latest(try forms.value(in: tx)).map(\.code) }) {
            let request = ObligationsRequest(form: code, search: "a")
            try await store.read { tx in
                let desk = try ReportDesk(self, as: .commandLine, in: tx)
                _ = try ObligationsLook(request, desk, rows: 0..<1, in: tx)
                _ = try ConsolidationLook(request, desk, parts: 0..<0, in: tx)
            }
        }
    }

    /// Opens the last period that is over of each kind of each form.
    private static func openDue(_ desk: ReportDesk, in tx: Transaction) throws -> Int {
        var opened = 0
        for form in ObligationsQuestion.latest(desk.forms) {
            for kind in form.periods {
                guard let period = ObligationsQuestion.lastAsked(kind, form, tx.today) else { continue }
                opened += try OpenPeriod(desk: desk).run(form, period, in: tx) ?? 0
            }
        }
        return opened
    }
}
