import Foundation
import Kernel
import Logging
import Storage
import TestKit
import Testing
import Web

@testable import Access

struct AccessTextTests {
    private func catalogue() throws -> Catalogue {
        try Catalogue(folders: [AccessArea.resources], logger: Logger(label: "test"))
    }

    private func sources() throws -> String {
        let folder = ProjectFolder.root + "/Areas/Access"
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Tests/") }
        return try files.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
    }

    @Test func `the texts have the same keys in both languages`() throws {
        let catalogue = try catalogue()

        #expect(catalogue.keys(.vietnamese) == catalogue.keys(.english))
    }

    @Test func `every refusal, flash, audited action and text of the code has its sentence`() throws {
        let catalogue = try catalogue()
        let sources = try sources()
        let refusals = sources.matches(of: /Refusal\("([a-z_]+)"/).map { "refusal.\($0.output.1)" }
        let mapped = sources.matches(of: /\("access_[a-z_]+", "([a-z_]+)"\)/).map { "refusal.\($0.output.1)" }
        let flashes = sources.matches(of: /"(flash\.[a-z_]+)"/).map { String($0.output.1) }
        let actions = sources.matches(of: /audit\(\s*actor, "([a-z_.]+)"/).map { "audit.\($0.output.1)" }
        let texts = sources.matches(of: /text\(\s*"(access\.[a-z_.]+)"/).map { String($0.output.1) }

        #expect(refusals.count > 20)
        #expect(mapped.count > 5)
        #expect(flashes.count > 5)
        #expect(actions.count > 8)
        #expect(texts.count > 20)
        for key in refusals + mapped + flashes + actions + texts { #expect(catalogue.has(key), "\(key)") }
        for role in RoleName.allCases { #expect(catalogue.has("access.role.\(role.rawValue)")) }
    }

    @Test func `every tag of the templates stands for something`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            let problems = try world.site().templateProblems()

            #expect(problems == [])
        }
    }
}
