internal import Kernel
package import Storage

extension ReportsFacade {
    /// Opens the last periods of every form in a sample world and fills reports in every state; the same for the same
    /// world.
    ///
    /// Nothing is put into the reports of the skipped subjects.
    package func fillSample(skipping subjects: Set<String>, _ store: Store) async throws {
        let latest = try await store.read { tx in ObligationsQuestion.latest(try forms.value(in: tx)) }
        for form in latest {
            for kind in form.periods {
                try await store.write { tx in
                    let sample = SampleOwedReports(
                        desk: try ReportDesk(self, as: .commandLine, in: tx), form: form, skipped: subjects)
                    try sample.make(kind, in: tx)
                }
            }
        }
    }
}

/// Reports of invented places with invented figures.
struct SampleOwedReports {
    let desk: ReportDesk
    let form: ReportForm
    let skipped: Set<String>

    /// Months enough for hints from the own history; of longer periods the last two.
    private static func count(of kind: Period.Kind) -> Int { kind == .month ? 4 : kind == .year ? 1 : 2 }

    func make(_ kind: Period.Kind, in tx: Transaction) throws {
        var periods: [Period] = []
        var period = ObligationsQuestion.lastAsked(kind, form, tx.today)
        while let next = period, periods.count < SampleOwedReports.count(of: kind) {
            periods.append(next)
            period = next.previous
        }
        // The earliest first, so that longer histories stand before what looks back at them.
        for (age, period) in periods.enumerated().reversed()
        where try OpenPeriod(desk: desk).run(form, period, in: tx) != nil {
            var reports: [Obligation] = []
            try ObligationQueries.changed(after: 0, form: form.code, period: period, in: tx) { reports.append($0) }
            for owed in reports where !(age < 2 && skipped.contains(owed.subject)) { try fill(owed, age, in: tx) }
        }
    }

    /// What becomes of a report: older ones are mostly approved.
    private func status(_ place: Int64, _ age: Int) -> Obligation.Status {
        let newest: [Obligation.Status] = [
            .submitted, .accepted, .owed, .submitted, .approved, .draft, .accepted, .returned, .owed, .excused,
        ]
        return age == 0 ? newest[Int(place % 10)] : place % 13 == 0 ? .owed : place % 17 == 0 ? .excused : .approved
    }

    private func fill(_ owed: Obligation, _ age: Int, in tx: Transaction) throws {
        let status = status(owed.number, age)
        guard status != .owed else { return }
        let asked = form.asked(for: owed.period)
        var change = ObligationQueries.Change(status: status)
        // One in six comes late, where the lock lets it.
        let day = owed.opensOn + Int(owed.number % 6 == 5 ? 12 : owed.number % 9)
        let at = min(Instant(startOf: day) + Int64(9 * 3_600), tx.now)
        if status != .excused {
            var content = try content(asked, owed, in: tx)
            let isHandedIn = status != .draft
            if isHandedIn, status != .returned { content.told = try desk.told(of: owed, asked, in: tx) }
            change.content = content
            change.isHandedIn = isHandedIn
            change.handedInAt = at
        }
        guard try ObligationQueries.change(owed, change, in: tx) else { return }
        for event in events(status, asked, change.content) {
            try ObligationQueries.note(event, of: owed.number, by: desk.actor, at: at, in: tx)
        }
    }

    /// The steps that led to a status.
    private func events(
        _ status: Obligation.Status, _ form: ReportForm, _ content: ReportContent?
    ) -> [ReportEvent] {
        let submitted = ReportEvent(action: .submit, version: 2, content: content)
        switch status {
        case .owed: return []
        case .draft: return [ReportEvent(action: .save, version: 2, content: content)]
        case .submitted: return [submitted]
        case .accepted: return [submitted, ReportEvent(action: .accept, version: 2)]
        case .approved:
            return [submitted, ReportEvent(action: .accept, version: 2), ReportEvent(action: .approve, version: 2)]
        case .returned:
            let cell = form.cells.first { $0.isWritten }?.name
            let reason = "Số liệu chưa khớp với kỳ trước, đề nghị xem lại."
            return [submitted, ReportEvent(action: .giveBack, version: 2, cell: cell, note: reason)]
        case .excused: return [ReportEvent(action: .excuse, version: 2, note: "Đơn vị đang sắp xếp lại tổ chức.")]
        }
    }

    private func content(_ form: ReportForm, _ owed: Obligation, in tx: Transaction) throws -> ReportContent {
        let told = try desk.told(of: owed, form, in: tx)
        let rows = SampleRows(desk: desk, owed: owed, form: form)
        var content = ReportContent()
        let size = 20 + (owed.number * 7_919) % 1_500
        for (place, cell) in form.cells.enumerated() where cell.isTyped {
            switch cell.kind {
            case .text: content.texts[cell.name] = SampleOwedReports.said[Int(owed.number + Int64(place)) % 6]
            case .money: content.numbers[cell.name] = part(cell, form, told) ?? 5_000_000 + size * 4_000
            case .list: content.lists[cell.name] = try rows.rows(cell, in: tx)
            case .rate, .attachment: break
            case .count, .persons, .turns:
                content.numbers[cell.name] = part(cell, form, told) ?? number(cell, place, size)
            }
        }
        return content
    }

    /// Three quarters of what a rule holds the cell below, where a source tells that.
    private func part(_ cell: FormCell, _ form: ReportForm, _ told: ToldFigures) -> Int64? {
        let above = form.rules.first { $0.comparison == .atMost && $0.left.cells == [cell.name] }?.right.cells.first
        return above.flatMap { told.numbers[$0] }.map { $0 * 3 / 4 }
    }

    /// The first is the whole, the others are parts of it, so that no rule is broken; events are few.
    private func number(_ cell: FormCell, _ place: Int, _ size: Int64) -> Int64 {
        if form.takesOnlyZeroAndOne(cell) { return size % 3 == 0 ? 0 : 1 }
        if cell.isRequired { return place == 0 ? size : size * 9 / 10 }
        if cell.kind == .turns { return (size + Int64(place)) % 4 }
        return size * Int64(7 - place % 5) / 10
    }

    private static let said = [
        "Đoàn viên ở xa điểm bán nên ít đi mua. Đề nghị mở thêm điểm bán gần khu nhà trọ.",
        "Hội nghị người lao động tổ chức đúng hạn, người lao động tham gia đông đủ.",
        "Một số mặt hàng thiết yếu hết sớm vào cuối tháng. Đã đề nghị đối tác bổ sung.",
        "Bữa ăn ca được nâng mức, công đoàn giám sát hằng tuần.",
        "Không có khó khăn lớn trong kỳ.",
        "Đề nghị công đoàn cấp trên tập huấn thêm về thương lượng tập thể.",
    ]
}
