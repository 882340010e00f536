import Imports
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import Members

@Suite struct MembersFacadeTests {
    @Test func `the row of a day is the one of the assignment in force`() throws {
        let record = MemberRecord(
            number: 1, memberNo: "M1",
            assignments: [
                Assignment(unitNumber: 3, days: DayRange(from: Day("2024-01-01"), to: nil)),
                Assignment(unitNumber: 2, days: DayRange(from: Day("2020-01-01"), to: Day("2023-06-01"))),
            ])

        let units = try ["2019-12-31", "2020-01-01", "2023-05-31", "2023-06-01", "2023-12-31", "2024-01-01"]
            .map { record.row(on: try #require(Day($0))) }

        #expect(units == [nil, 2, 2, nil, nil, 3])
    }

    @Test(arguments: TestStore.engines)
    func `many card numbers are found at once, and unknown ones are left out`(engine: EngineName) async throws {
        let rows = (1...4_200).map { "M\($0),Tên \($0),,,CS1,2020-01-01," }
        try await MembersWorld.with(engine) { world in
            try await world.take(rows)

            let all = try await world.find((0...4_201).map { "M\($0)" })
            let none = try await world.find([])
            let numbers = all.values.map(\.number)
            let names = try await world.store.read { try world.members.fullNames(of: numbers, in: $0) }
            let cards = try await world.store.read { try world.members.memberNo(of: numbers + [0], in: $0) }

            #expect(all.count == 4_200)
            #expect(none.isEmpty)
            #expect(all.allSatisfy { $0.key == $0.value.memberNo && cards[$0.value.number] == $0.key })
            #expect(all.allSatisfy { names[$0.value.number] == "Tên \($0.key.dropFirst())" })
            #expect(cards.count == 4_200)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a card number finds the member with the same letters in the same case`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            try await world.take(["m1,Chữ thường,,,CS1,2020-01-01,", "M1,Chữ hoa,,,CS1,2020-01-01,"])

            let found = try await world.find(["M1"])
            let lower = try await world.person("m1")

            #expect(found.count == 1)
            #expect(lower?.fullName == "Chữ thường")
        }
    }

    @Test(arguments: TestStore.engines)
    func `figures find the unit that a member's row names on a day`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            try await world.take(["M1,Tên,,,CS1,2020-01-01,2023-06-01", "M1,Tên,,,CS3,2023-06-01,"])

            let number = try #require(try await world.find(["M1"])["M1"]?.number)
            let table = try await world.store.read { try world.members.units.value(in: $0) }
            let units = try ["2019-12-31", "2023-05-31", "2023-06-01"].map { text in
                table.row(of: number, on: try #require(Day(text)))
            }

            let tree = try await world.store.read { try world.organisation.tree.value(in: $0) }
            #expect(units == [nil, tree.unit(code: "CS1")?.number, tree.unit(code: "CS3")?.number])
        }
    }

    @Test func `every column is known by its name and by Vietnamese captions that differ`() {
        let columns = MemberColumns.all

        let titles = columns.flatMap { [$0.name] + $0.captions }.map(VietnameseText.folded)

        #expect(columns.map(\.position) == Array(columns.indices))
        #expect(columns.allSatisfy { !$0.captions.isEmpty })
        #expect(Set(titles).count == titles.count)
        #expect(
            columns.map(\.name) == [
                "member_no", "full_name", "birth_date", "sex", "unit_code", "joined_on", "left_on",
            ])
    }

    @Test(arguments: TestStore.engines)
    func `a file with captions in any order is taken`(engine: EngineName) async throws {
        let file = """
            Ngày vào đơn vị;Họ và tên;Ghi chú;Mã đoàn viên;GIỚI TÍNH;Mã đơn vị
            1/1/2020;Nguyễn Thị Đào;=1+1;M1;female;CS1
            """
        try await MembersWorld.with(engine) { world in
            let taken = try await TestImport(ImportMembers(organisation: world.organisation), file, on: world.store)

            let person = try await world.person("M1")
            #expect(taken.tally == "1 taken")
            #expect(taken.summary.unknownColumns == ["Ghi chú"])
            #expect(person?.sex == .female)
        }
    }
}
