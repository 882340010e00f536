import Access
import Kernel
import Storage
import TestKit
import Testing

@testable import Targets

/// A unit reminds those below it of what is missing from a target.
@Suite struct ReminderTests {
    private let path = "/targets/T6/reminders?unit=P1&period=2019"

    @Test(.clauses("2.06", "4.15"), arguments: TestStore.engines)
    func `who lacks something finds the reminder among the notices, and nobody else does`(
        engine: EngineName
    ) async throws {
        try await TargetsWorld.with(engine) { world in
            let province = world.browser(.unitOfficer, on: .unit(code: "P1"))
            let before = try await province.get("/targets/T6?unit=P1&period=2019").body

            let sent = try await province.post(path, [("message", "Ký trước quý IV"), ("due", "2026-09-30")])

            let after = try await province.get("/targets/T6?unit=P1&period=2019").body
            let lacking = try await world.browser(.grassrootsOfficer, on: .unit(code: "C2")).get("/notices").body
            let other = try await world.browser(.grassrootsOfficer, on: .unit(code: "C1")).get("/notices").body
            let own = try await province.get("/notices").body
            #expect(before.contains("Nhắc 1 đơn vị còn thiếu"))
            #expect(sent.status == 303)
            #expect(after.contains("Ký trước quý IV"))
            #expect(after.contains("<td>1 đơn vị</td>"))
            #expect(lacking.contains("nhắc chỉ tiêu T6, kỳ 2019 (còn thiếu 1), hạn 30/09/2026: Ký trước quý IV"))
            #expect(!other.contains("Ký trước quý IV"))
            #expect(!own.contains("Ký trước quý IV"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a unit that has merged is reminded as its heir`(engine: EngineName) async throws {
        try await TargetsWorld.with(engine) { world in
            try await world.take("changes", "date,kind,from_code,to_code,share,name\n2026-02-01,merge,C2,C1,,\n")
            let province = world.browser(.unitOfficer, on: .unit(code: "P1"))
            _ = try await province.get("/targets/T6?unit=P1&period=2019")

            let sent = try await province.post(path, [("message", "Ký trước quý IV")])

            let heir = try await world.browser(.grassrootsOfficer, on: .unit(code: "C1")).get("/notices").body
            #expect(sent.status == 303)
            #expect(heir.contains("nhắc chỉ tiêu T6, kỳ 2019 (còn thiếu 1): Ký trước quý IV"))
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            ("", "", "Hãy ghi nội dung nhắc."),
            (String(repeating: "a", count: 1_001), "", "Nội dung nhắc tối đa 1.000 ký tự."),
            ("Ký sớm", "2026-06-14", "Hạn thực hiện đã qua"), ("Ký sớm", "mai", "Hãy ghi ngày, ví dụ 30/6/2026."),
        ])
    func `a reminder that says nothing, too much or a day gone by is refused and stays typed`(
        engine: EngineName, row: (message: String, due: String, told: String)
    ) async throws {
        try await TargetsWorld.with(engine) { world in
            let province = world.browser(.unitOfficer, on: .unit(code: "P1"))
            _ = try await province.get("/targets/T6?unit=P1&period=2019")

            let answer = try await province.post(path, [("message", row.message), ("due", row.due)])

            let notices = try await world.browser(.grassrootsOfficer, on: .unit(code: "C2")).get("/notices").body
            #expect(answer.status == 422)
            #expect(answer.body.contains(row.told))
            #expect(answer.body.contains(">\(row.message)</textarea>"))
            #expect(!notices.contains("nhắc chỉ tiêu"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `the same reminder twice on a day, nobody to remind and a unit of others are refused`(
        engine: EngineName
    ) async throws {
        try await TargetsWorld.with(engine) { world in
            let province = world.browser(.unitOfficer, on: .unit(code: "P1"))
            let elsewhere = world.browser(.unitOfficer, on: .unit(code: "P2"))
            let grassroots = world.browser(.grassrootsOfficer, on: .unit(code: "C2"))
            for browser in [province, elsewhere, grassroots] { _ = try await browser.get("/targets") }
            let fields = [("message", "Ký sớm")]

            let first = try await province.post(path, fields)
            let again = try await province.post(path, fields)
            let nobody = try await elsewhere.post("/targets/T6/reminders?unit=P2&period=2019", fields)
            let others = try await elsewhere.post(path, fields)
            let below = try await grassroots.post("/targets/T6/reminders?unit=C2&period=2019", fields)

            #expect(first.status == 303)
            #expect(again.status == 422)
            #expect(again.body.contains("Hôm nay lời nhắc này đã được gửi"))
            #expect(nobody.status == 422)
            #expect(nobody.body.contains("Không còn đơn vị nào thiếu"))
            #expect(others.status == 403)
            #expect(below.status == 403)
        }
    }
}
