import Access
import App
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Reports

/// Partners' reports of May 2026 are due on 10 June, the half-year reports of unions on 15 June; today is 15 June.
@Suite("Reminders of owed reports") struct ReminderTests {
    private func with(
        _ engine: EngineName = .sqlite, remind: String, _ body: (World) async throws -> Void
    ) async throws {
        try await World.with(engine) { world in
            try await world.storeForms()
            let reports = world.composition.reports
            try await world.store.write { tx in
                try reports.assign(
                    AssignmentRequest(
                        form: "hdcd_1", subject: "VN-01", periodKind: "halfYear", unitKind: "grassroots_union",
                        from: "2025-01-01", until: nil, remind: remind), as: .commandLine, in: tx)
            }
            try await body(world)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the day opens what is over and reminds each open report once for a mark`(engine: EngineName) async throws {
        try await with(engine, remind: "-3, 0, 7") { world in
            let reports = world.composition.reports

            let first = try await reports.dailyRound(world.store)
            let second = try await reports.dailyRound(world.store)
            let before = try await reports.dailyRound(on: "2026-06-12", world.store)
            let own = world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY"))
            let list = try await own.get("/obligations").body
            let page = try await own.get(own.report(of: "CD-MAY")).body
            let saved = try await own.fill(own.report(of: "CD-MAY"), ["workers": "5"])

            #expect(first.opened == 5 && first.reminded == 2)
            #expect(second.opened == 0 && second.reminded == 0)
            #expect(before.reminded == 2)
            #expect(list.contains("Báo cáo bạn phải nộp") && list.contains("Còn 3 ngày đến hạn nộp 15/06/2026"))
            #expect(page.contains("Hôm nay là hạn nộp 15/06/2026") && page.contains("Lời nhắc ngày"))
            #expect(saved.status == 303)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a report that was handed in or excused is left in peace, one that was put off begins anew`(
        engine: EngineName
    ) async throws {
        try await with(engine, remind: "-1") { world in
            let reports = world.composition.reports
            _ = try await reports.dailyRound(world.store)
            let own = world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY"))
            let above = world.browser(.confederationOfficer, on: .everything)
            _ = try await own.submit(own.report(of: "CD-MAY"), ["workers": "9", "members": "9"])
            _ = try await above.judge(
                above.report(of: "CD-DIEN"), "extend", ["day": "2026-06-16", "reason": "Mất điện"])

            let round = try await reports.dailyRound(world.store)

            #expect(round.reminded == 1)
        }
    }

    @Test func `a day that has not come, a day that is none and marks that are none are refused`() async throws {
        try await with(remind: "") { world in
            let reports = world.composition.reports
            func code(_ body: () async throws -> Void) async -> String? {
                do { try await body() } catch { return (error as? Refusal)?.code }
                return nil
            }

            let ahead = await code { _ = try await reports.dailyRound(on: "2026-06-16", world.store) }
            let bad = await code { _ = try await reports.dailyRound(on: "mai", world.store) }
            let marks = await code {
                try await world.store.write { tx in
                    try reports.assign(
                        AssignmentRequest(
                            form: "hdcd_1", subject: "VN-79", periodKind: "halfYear", unitKind: "grassroots_union",
                            from: "2025-01-01", until: nil, remind: "bốn"), as: .commandLine, in: tx)
                }
            }

            #expect(ahead == "remind_day_ahead" && bad == "bad_day" && marks == "bad_remind_days")
        }
    }

    @Test(
        arguments: [
            ("-3,1,7", "2026-06-06", nil), ("-3,1,7", "2026-06-07", -3), ("-3,1,7", "2026-06-10", -3),
            ("-3,1,7", "2026-06-11", 1), ("-3,1,7", "2026-06-30", nil), ("", "2026-06-10", nil),
        ] as [(String, String, Int?)])
    func `the mark that came last is reached, until it is too long ago`(
        marks: String, day: String, expected: Int?
    ) throws {
        let due = try #require(Day("2026-06-10"))

        #expect(try #require(ReminderMarks(marks)).reached(due: due, on: try #require(Day(day))) == expected)
    }

    @Test func `what is no list of days is no marks`() {
        for text in ["x", "1,367", "1.5", "1,2,3,4,5,6,7,8,9,10,11,12,13"] { #expect(ReminderMarks(text) == nil) }
        #expect(ReminderMarks(" 7; -3 7 ")?.description == "-3,7")
    }
}
