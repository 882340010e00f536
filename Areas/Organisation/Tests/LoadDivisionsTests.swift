import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation

@Suite struct LoadDivisionsTests {
    @Test(arguments: TestStore.engines)
    func `the divisions of both vintages come from the data folder, once`(engine: EngineName) async throws {
        try await TestStore.with(engine, OrganisationArea.migrations()) { store in
            let load = LoadDivisions(folder: ProjectFolder.root + "/Data")

            let first = try await load.run(on: store)
            let second = try await load.run(on: store)

            let organisation = OrganisationFacade()
            let map = try await store.read { try organisation.divisions.value(in: $0) }
            let phucLoi = try #require(map.division(DivisionKey(vintage: "2025", code: "00136")))
            #expect(first == second)
            #expect(Int64(map.count) == first)
            #expect(map.provinces(vintage: "2024").count == 63)
            #expect(map.provinces(vintage: "2025").count == 34)
            #expect(phucLoi.name == "Phường Phúc Lợi")
            #expect(map.province(of: phucLoi.key)?.key.code == "01")
        }
    }
}
