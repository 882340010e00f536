import Access
import App
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import SampleWorld

/// Figures that were printed of the targets come out of the sample's records again, read off the product's own pages;
/// without one of the records they come out otherwise.
@Suite("Printed targets", .serialized)
struct PrintedTargetsTests {
    private func pages(
        _ paths: [String], on engine: EngineName, without code: String? = nil
    ) async throws -> [String] {
        let sample = try WrittenWorld.standard.get()
        return try await World.empty(engine) { world in
            try await LoadDivisions(folder: ProjectFolder.root + "/Data").run(on: world.store)
            for kind in ["units", "changes", "employers", "agreements-register"] {
                try await world.take(kind, sample[kind].csv { $0["code"] != code || code == nil })
            }
            let browser = world.browser(.confederationOfficer, on: .everything)
            var pages: [String] = []
            for path in paths { pages.append(try await browser.get(path).text) }
            return pages
        }
    }

    @Test(.clauses("2.06", "4.15"), arguments: TestStore.engines)
    func `Hà Nội had 3.686 enterprises with a union in 2019 and 2.150 with an agreement, printed and cut`(
        engine: EngineName
    ) async throws {
        let told = try await pages(
            [
                "/targets?unit=VN-01&period=2019", "/targets?unit=VN-01&period=2019&rounding=cut",
                "/collective-agreements?unit=VN-01&at=2019-12-31",
            ], on: engine)

        #expect(told[0].contains("2.150"))
        #expect(told[0].contains("3.686"))
        #expect(told[0].contains("58,33%"))
        #expect(told[1].contains("58,32%"))
        #expect(told[2].contains("2.150"))
        #expect(told[2].contains("3.686"))
    }

    @Test func `without one agreement and without one enterprise the figures are others`() async throws {
        let sample = try WrittenWorld.standard.get()
        let review = "2019-12-31"
        let hanoi = try #require(
            sample["agreements-register"].rows.first { $0["valid_from"] <= review && $0["valid_to"] > review })
        let path = "/targets?unit=VN&period=2019"
        let whole = try await pages([path], on: .sqlite)
        let less = try await pages([path], on: .sqlite, without: hanoi["code"])

        #expect(whole != less)
    }

    @Test(.clauses("2.03", "2.04", "2.05", "2.07", "2.11"), arguments: [EngineName.sqlite])
    func `the thresholds are those of the programme`(engine: EngineName) async throws {
        let told = try await pages(["/target-thresholds"], on: engine)[0]

        for share in ["98%", "95%", "60%", "90%", "70%", "45%", "100%", "2%"] {
            #expect(told.contains(share), "\(share)")
        }
    }
}
