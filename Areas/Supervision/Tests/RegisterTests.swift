import Access
import App
import Foundation
import Imports
import Kernel
import Logging
import Storage
import TestKit
import Testing
import Web

@testable import Supervision

/// The list, its files, the export and the texts.
@Suite(.clauses("0.05")) struct RegisterTests {
    @Test(arguments: TestStore.engines)
    func `the register is searched without tone marks and narrowed by state, place, partner, agreement and level`(
        engine: EngineName
    ) async throws {
        try await World.with(engine) { world in
            let first = try await world.union.raise("CD-MAY", "Quầy đóng cửa sớm", ["agreement": "TT-A"])
            let second = try await world.partner.raise(
                "DT-B", "Đường xa", ["agreement": "TT-B", "handling": "Mở thêm quầy"])
            let third = try await world.partner.raise("DT-B", "=Biển hỏng", ["answering": "VN-79"])
            _ = try await world.province.press("answer", second, note: "Đã mở\nthêm")
            let nation = world.nation
            func found(_ query: String) async throws -> [Int64] {
                let body = try await nation.get("/difficulties?\(query)").body
                return [first, second, third].filter { body.contains("/difficulties/\($0)\"") }
            }

            #expect(try await found("") == [first, second, third])
            #expect(try await found("q=quay") == [first, second])
            #expect(try await found("q=DUONG+xa") == [second])
            #expect(try await found("q=%23\(third)") == [third])
            #expect(try await found("q=100%25") == [])
            #expect(try await found("state=waiting") == [first, third])
            #expect(try await found("state=answered") == [second])
            #expect(try await found("unit=VN-01") == [first, second])
            #expect(try await found("unit=VN-79") == [third])
            #expect(try await found("partner=DT-A") == [first])
            #expect(try await found("partner=DT-B") == [second, third])
            #expect(try await found("agreement=TT-B") == [second])
            #expect(try await found("level=national") == [first])
            for query in ["unit=XX", "partner=XX", "agreement=XX"] {
                let answer = try await nation.get("/difficulties?\(query)")
                #expect(answer.status == 404 && answer.body.contains("“XX”"))
            }
            #expect(try await nation.get("/difficulties?q=zz").body.contains("Hãy đổi điều kiện tìm"))
            let csv = try await nation.get("/difficulties.csv?partner=DT-B").body
            let xlsx = try await nation.get("/difficulties.xlsx")
            #expect(csv.contains("Đường xa,Mở thêm quầy,TT-B,Cấp tỉnh,") && csv.contains("Đã mở thêm,2026-06-15"))
            #expect(csv.contains("'=Biển hỏng") && !csv.contains("Quầy đóng"))
            #expect(xlsx.status == 200 && xlsx.bytes.prefix(2) == Array("PK".utf8)[...])
        }
    }

    @Test func `a long register comes in pages, and an empty one says what to do`() async throws {
        try await World.with { world in
            let union = world.union
            #expect(try await union.get("/difficulties").body.contains("bằng nút Nêu khó khăn"))
            let supervision = world.composition.supervision
            try await world.store.write { tx in
                for index in 0..<60 {
                    try supervision.record(
                        PastDifficulty(
                            raiser: index % 2 == 0 ? "CD-MAY" : "DT-B", day: Day(number: 20_500 + Int32(index)),
                            sentence: "Việc \(index)"), as: .commandLine, in: tx)
                }
            }
            let (first, second) = (
                try await world.nation.get("/difficulties").body,
                try await world.nation.get("/difficulties?page=2").body
            )
            let own = try await union.get("/difficulties").body

            #expect(first.contains("Việc 59<") && first.contains("Việc 10<") && !first.contains("Việc 9<"))
            #expect(first.contains("page=2") && second.contains("Việc 9<") && second.contains("Việc 0<"))
            #expect(own.contains("Việc 58<") && !own.contains("Việc 59<") && !own.contains("page=2"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `the export names everything by its code, with the last answer`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let supervision = world.composition.supervision
            try await world.store.write { tx in
                let past = PastDifficulty(
                    raiser: "DT-A1", day: Day(number: 20_600), sentence: "Thiếu hàng", handling: "Nhập thêm",
                    agreement: "TT-A", point: "DB-A1",
                    steps: [
                        .init("take_up", on: Day(number: 20_601)), .init("answer", "Đã rõ", on: Day(number: 20_602)),
                        .init("settle", on: Day(number: 20_603)),
                    ])
                try supervision.record(past, as: .commandLine, in: tx)
            }
            let kind = try #require(world.composition.exportKinds.first { $0.name == "difficulties" })
            let text = try await TestExport.text(kind, on: world.store)

            #expect(text.contains("number,unit_code,raising_partner_code,arose_on,text,handling,agreement_code"))
            #expect(
                text.contains(
                    "1,,DT-A1,2026-05-27,Thiếu hàng,Nhập thêm,TT-A,DT-A1,DB-A1,national,VN,settled,Đã rõ,2026-05-29"))
            await #expect(throws: Refusal("difficulty_step_unknown")) {
                try await world.store.write { tx in
                    let past = PastDifficulty(
                        raiser: "DT-A1", day: Day(number: 20_600), sentence: "a",
                        steps: [.init("fly", on: Day(number: 20_601))])
                    try supervision.record(past, as: .commandLine, in: tx)
                }
            }
        }
    }

    @Test func `every refusal, flash and text of the code has its sentence`() throws {
        let catalogue = try Catalogue(folders: [SupervisionArea.resources], logger: Logger(label: "test"))
        let folder = ProjectFolder.root + "/Areas/Supervision"
        let sources = try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Tests/") }
            .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
        let refusals = sources.matches(of: /"(difficulty_[a-z_]+)"/).map { "refusal.\($0.output.1)" }
            .filter { !$0.hasSuffix("difficulty_step") }
        let flashes = sources.matches(of: /"(flash\.[a-z_]+)"/).map { String($0.output.1) }
        let texts = sources.matches(of: /"(supervision\.[a-z_]+)"/).map { String($0.output.1) }
            .filter { !["supervision.read", "supervision.raise", "supervision.answer"].contains($0) }
        let states = Difficulty.State.allCases.map(\.key)
        let steps = DifficultyStep.Action.allCases.map { "supervision.step.\($0.rawValue)" }

        #expect(refusals.count > 20 && flashes.count == 2 && texts.count > 10)
        for key in refusals + flashes + texts + states + steps { #expect(catalogue.has(key), "\(key)") }
    }

    @Test func `every tag of the templates stands for something`() async throws {
        try await World.with { world in
            #expect(world.site.templateProblems() == [])
        }
    }
}
