import Kernel
import Testing

@testable import Organisation

@Suite struct UnitTreeTests {
    /// 1 confederation; 2 below it until 2025-07-01; 3 below 2; 4 below 3 from 2024-01-01.
    private let tree = UnitTree([
        UnitTreeTests.unit(1, parent: nil), UnitTreeTests.unit(2, parent: 1, to: "2025-07-01"),
        UnitTreeTests.unit(3, parent: 2), UnitTreeTests.unit(4, parent: 3, from: "2024-01-01"),
    ])

    private static func unit(_ number: Int64, parent: Int64?, from: String? = nil, to: String? = nil) -> UnionUnit {
        UnionUnit(
            number: number, code: "U\(number)", name: "Đơn vị \(number)", kind: .unionGroup, parentNumber: parent,
            days: DayRange(from: from.flatMap { Day($0) }, to: to.flatMap { Day($0) }), division: nil)
    }

    @Test func `the line upwards leaves out who does not exist that day`() throws {
        let before = try #require(Day("2025-06-30"))
        let after = try #require(Day("2025-07-01"))

        #expect(tree.lineage(of: 4, on: before).map(\.number) == [4, 3, 2, 1])
        #expect(tree.lineage(of: 4, on: after).map(\.number) == [4, 3, 1])
        #expect(tree.lineage(of: 2, on: after).isEmpty)
        #expect(tree.lineage(of: 9, on: after).isEmpty)
    }

    @Test func `a unit is within another only while both exist`() throws {
        let early = try #require(Day("2023-12-31"))
        let middle = try #require(Day("2024-01-01"))
        let late = try #require(Day("2025-07-01"))

        #expect(!tree.isWithin(4, 2, on: early))
        #expect(tree.isWithin(4, 2, on: middle))
        #expect(!tree.isWithin(4, 2, on: late))
        #expect(tree.isWithin(4, 1, on: late))
        #expect(tree.isWithin(4, 4, on: late))
        #expect(!tree.isWithin(3, 4, on: late))
    }

    @Test func `the units directly below are those of the day`() throws {
        let before = try #require(Day("2025-06-30"))
        let after = try #require(Day("2025-07-01"))

        #expect(tree.children(of: 1, on: before).map(\.number) == [2])
        #expect(tree.children(of: 1, on: after).map(\.number) == [3])
        #expect(tree.children(on: after).mapValues { $0.map(\.number) } == [1: [3], 3: [4]])
        #expect(tree.hasHung(3, below: 2))
        #expect(!tree.hasHung(2, below: 3))
        #expect(tree.unit(code: "U3")?.number == 3)
        #expect(tree.root?.number == 1)
        #expect(tree.count == 4)
    }
}

@Suite struct DivisionMapTests {
    private let map = DivisionMap([
        DivisionMapTests.division("2024", "01", nil), DivisionMapTests.division("2024", "004", "01"),
        DivisionMapTests.division("2024", "00100", "004"), DivisionMapTests.division("2025", "01", nil),
        DivisionMapTests.division("2025", "00136", "01"), DivisionMapTests.division("2025", "00100", "01"),
    ])

    private static func division(_ vintage: String, _ code: String, _ parent: String?) -> Division {
        Division(
            key: DivisionKey(vintage: vintage, code: code), name: "Xã \(code)", kind: "commune", parentCode: parent,
            latitude: nil, longitude: nil)
    }

    @Test func `a code used in both vintages is two divisions`() {
        let old = DivisionKey(vintage: "2024", code: "00100")
        let new = DivisionKey(vintage: "2025", code: "00100")

        #expect(map.lineage(of: old).map(\.key.code) == ["00100", "004", "01"])
        #expect(map.lineage(of: new).map(\.key.code) == ["00100", "01"])
        #expect(map.province(of: old)?.key == DivisionKey(vintage: "2024", code: "01"))
        #expect(!map.isWithin(new, DivisionKey(vintage: "2024", code: "01")))
        #expect(map.isWithin(old, DivisionKey(vintage: "2024", code: "004")))
        #expect(map.provinces(vintage: "2025").map(\.key.code) == ["01"])
        #expect(map.division(DivisionKey(vintage: "2024", code: "00136")) == nil)
    }
}
