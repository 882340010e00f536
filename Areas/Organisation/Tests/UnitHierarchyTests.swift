import Foundation
import Kernel
import TestKit
import Testing

@testable import Organisation

/// The tree of all times, written for other programs and read back by them.
@Suite("The tree of all times as SDMX") struct UnitHierarchyTests {
    /// Child and parent of every unit on a day, as lines.
    private static func edges(_ tree: UnitTree, on day: Day) -> [String] {
        tree.all.filter { tree.exists($0.number, on: day) }.map { unit in
            "\(unit.code) \(tree.parent(of: unit.number, on: day)?.code ?? "-")"
        }.sorted()
    }

    private static func edges(_ lines: [UnitHierarchy.Line], below parent: String = "-", on day: Day) -> [String] {
        lines.filter { $0.days.contains(day) }.flatMap { line in
            ["\(line.code.unit.code) \(parent)"] + edges(line.below, below: line.code.unit.code, on: day)
        }.sorted()
    }

    @Test(arguments: Array(UInt64(1)...24))
    func `what holds on a day is the tree of that day`(seed: UInt64) {
        let world = RandomTree(seed: seed)
        let tree = world.tree(world.rows)
        let hierarchy = UnitHierarchy(tree)

        for day in world.days + tree.changeDays + tree.changeDays.map({ $0 - 1 }) {
            #expect(
                UnitHierarchyTests.edges(hierarchy.tops, on: day) == UnitHierarchyTests.edges(tree, on: day), "\(day)")
        }
    }

    @Test(arguments: [UInt64(3), 7])
    func `pysdmx reads each past tree out of it`(seed: UInt64) throws {
        let world = RandomTree(seed: seed)
        let tree = world.tree(world.rows)
        let bytes = try HierarchyWire(UnitHierarchy(tree), at: World.now).bytes
        guard let read = try UnitHierarchyTests.read(bytes, ".json", UnitHierarchyTests.pysdmx, world.days) else {
            return
        }

        let wanted = world.days.map { day in
            ([day.description] + UnitHierarchyTests.edges(tree, on: day)).joined(separator: "\n")
        }
        #expect(read == wanted.joined(separator: "\n") + "\n")
    }

    @Test func `sdmx1 reads every line with its code and name`() throws {
        let world = RandomTree(seed: 5)
        let tree = world.tree(world.rows)
        let hierarchy = UnitHierarchy(tree)
        let markup = Array(HierarchyMarkup(hierarchy, at: World.now).text.utf8)
        guard let read = try UnitHierarchyTests.read(markup, ".xml", UnitHierarchyTests.sdmx1, []) else { return }

        func lines(_ line: UnitHierarchy.Line, _ parent: String) -> [String] {
            ["\(line.id) \(line.code.id) \(parent) \(line.code.unit.name)"]
                + line.below.flatMap { lines($0, line.code.id) }
        }
        let wanted = hierarchy.tops.flatMap { lines($0, "-") }.sorted()
        #expect(read == wanted.joined(separator: "\n") + "\n")
        #expect(wanted.count >= tree.count)
    }

    private static func read(_ bytes: [UInt8], _ ending: String, _ script: String, _ days: [Day]) throws -> String? {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())\(ending)")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let list = days.map { "'\($0)'" }.joined(separator: ", ")
        return try OutsideProgram.python("days = [\(list)]\n" + script, url.path)
    }

    private static let pysdmx = """
        import datetime, sys
        from pysdmx.io import read_sdmx
        message = read_sdmx(sys.argv[1])
        tree = message.get_hierarchies()[0]
        zone = datetime.timezone(datetime.timedelta(hours=7))
        def edges(codes, parent, noon):
            for code in codes:
                begins, ends = code.rel_valid_from, code.rel_valid_to
                if (begins is None or begins <= noon) and (ends is None or noon <= ends):
                    yield f"{code.id} {parent}"
                    yield from edges(code.codes, code.id, noon)
        for day in days:
            noon = datetime.datetime.fromisoformat(day + "T12:00:00").replace(tzinfo=zone)
            print("\\n".join([day] + sorted(edges(tree.codes, "-", noon))))
        """

    private static let sdmx1 = """
        import logging, sys
        logging.disable(logging.CRITICAL)
        import sdmx
        message = sdmx.read_sdmx(sys.argv[1])
        def lines(code, parent):
            yield f"{code.id} {code.code.id} {parent} {code.code.name}"
            for child in code.child:
                yield from lines(child, code.code.id)
        found = []
        for listing in message.hierarchical_codelist.values():
            for tree in listing.hierarchy:
                for top in tree.codes.values():
                    found += lines(top, "-")
        print("\\n".join(sorted(found)))
        """
}
