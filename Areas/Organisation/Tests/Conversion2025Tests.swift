import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation

/// The official conversion of July 2025 over a tree of all provinces, districts and communes (domain: 63 provinces,
/// 696 districts), made by `Benchmarks/tree_world.py`.
@Suite struct Conversion2025Tests {
    /// Writes the files into a folder; nil without an interpreter.
    private func files() throws -> (units: String, changes: String)? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tree-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", ProjectFolder.root + "/Benchmarks/tree_world.py", folder.path]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            Issue.record("python3 is missing: nobody has made the tree of 2025", severity: .warning)
            return nil
        }
        func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        return (try text("units.csv"), try text("changes.csv"))
    }

    /// The tree with all changes, on a database with all divisions.
    private func withTree(_ engine: EngineName, _ body: (UnitTree) throws -> Void) async throws {
        guard let files = try files() else { return }
        try await TestStore.with(engine, OrganisationArea.migrations()) { store in
            try await LoadDivisions(folder: ProjectFolder.root + "/Data").run(on: store)
            let world = OrganisationWorld(store: store)
            let units = try await TestImport(ImportUnits(organisation: world.organisation), files.units, on: store)
            let changes = try await TestImport(
                ImportChanges(organisation: world.organisation), files.changes, on: store)
            #expect(units.rejects.isEmpty)
            #expect(changes.rejects.isEmpty)
            try body(try await world.tree())
        }
    }

    private func outline(_ code: String, _ day: String, _ tree: UnitTree) throws -> UnitOutline? {
        UnitOutline(try #require(tree.unit(code: code)), in: tree, on: try #require(Day(day)))
    }

    @Test(arguments: TestStore.engines)
    func `the tree of 2019 and of 2026 by the official conversion`(engine: EngineName) async throws {
        try await withTree(engine) { tree in
            let before = try #require(try outline("VN", "2019-06-30", tree))
            let after = try #require(try outline("VN", "2026-06-30", tree))
            let provinces = { (outline: UnitOutline) in outline.children.filter { $0.kind == "provincial_federation" } }
            let city = try #require(provinces(before).first { $0.code == "T79" })
            let capital = try #require(provinces(before).first { $0.code == "T01" })
            let district = try #require(city.children.first { $0.code == "H777" })
            let other = try #require(capital.children.first { $0.code == "H004" })

            // The places of the agreements: quận Bình Tân with its 10 phường, and quận Long Biên.
            #expect(provinces(before).count == 63)
            #expect(provinces(before).flatMap(\.children).filter { $0.kind == "district_federation" }.count == 696)
            #expect(district.name == "Liên đoàn Lao động quận Bình Tân")
            #expect(district.children.count == 10)
            #expect(district.children.allSatisfy { $0.name.hasPrefix("Công đoàn phường ") })
            #expect(other.name == "Liên đoàn Lao động quận Long Biên")
            #expect(Set(other.children.map(\.kind)) == ["commune_union"])

            // Since July 2025: 34 provinces, no district, communes by the conversion.
            #expect(provinces(after).count == 34)
            #expect(provinces(after).flatMap(\.children).filter { $0.kind == "commune_union" }.count == 3_321)
            #expect(try outline("H777", "2026-06-30", tree) == nil)
            #expect(try outline("H004", "2026-06-30", tree) == nil)
            let wards = Set(district.children.flatMap(\.successors).map(\.code))
            #expect(wards == ["X27439", "X27442", "X27448", "X27457", "X27460", "X27595", "X27604"])
            let others = Set(other.children.flatMap(\.successors).map(\.code))
            #expect(others.isSuperset(of: ["X00118", "X00127", "X00136", "X00145"]))
            for code in ["X27439", "X27442", "X27448", "X27457", "X27460"] {
                let unit = try #require(tree.unit(code: code))
                #expect(tree.parent(of: unit.number, on: try #require(Day("2026-06-30")))?.code == "T79")
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `nobody is lost on the way through July 2025`(engine: EngineName) async throws {
        try await withTree(engine) { tree in
            let eve = try #require(Day("2025-06-30"))
            let day = try #require(Day("2025-07-01"))
            for unit in tree.all {
                for date in [eve, day] where unit.days.contains(date) {
                    #expect(tree.lineage(of: unit.number, on: date).last?.code == "VN", "\(unit.code) on \(date)")
                }
                guard unit.days.contains(eve) else { continue }
                #expect(tree.place(of: unit.number, from: eve, on: day) { _, _ in nil } != nil, "\(unit.code)")
            }
            // The share of Bến Tre's union that went to Vĩnh Long's is all of it.
            let province = try #require(tree.unit(code: "T83"))
            #expect(tree.successors(of: province.number).map { $0.units.map(\.unit.code) } == [["T86"]])
        }
    }
}
