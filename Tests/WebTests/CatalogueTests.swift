import Foundation
import Kernel
import Logging
import Testing

@testable import Web

struct CatalogueTests {
    private func catalogue(_ folders: [[String: String]]) throws -> Catalogue {
        var paths: [String] = []
        for files in folders {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            let messages = folder.appendingPathComponent("Messages")
            try FileManager.default.createDirectory(at: messages, withIntermediateDirectories: true)
            for (name, text) in files {
                try Data(text.utf8).write(to: messages.appendingPathComponent(name))
            }
            paths.append(folder.path)
        }
        defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
        return try Catalogue(folders: paths, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func `the texts of Web have the same keys in both languages`() throws {
        let catalogue = try Catalogue(folders: [WebResources.folder], logger: Logger(label: "test"))

        #expect(catalogue.keys(.vietnamese) == catalogue.keys(.english))
        #expect(catalogue.keys(.vietnamese).count > 40)
    }

    @Test func `every problem of the site has a title and a sentence`() throws {
        let catalogue = try Catalogue(folders: [WebResources.folder], logger: Logger(label: "test"))

        for code in [
            "bad_form", "bad_json", "body_too_long", "cross_site", "forbidden", "internal", "method_not_allowed",
            "not_found", "storage_unavailable", "token_invalid", "token_missing", "wrong_content_type",
        ] {
            #expect(catalogue.has("problem.\(code).title"))
            #expect(catalogue.has("problem.\(code).detail"))
        }
    }

    @Test func `parameters are filled in once`() throws {
        let catalogue = try catalogue([["vi.json": #"{"a": "{x} và {y} {z}"}"#, "en.json": "{}"]])

        #expect(catalogue.text("a", ["x": "{y}", "y": "2"], .vietnamese) == "{y} và 2 {z}")
    }

    @Test func `a missing text prints its key`() throws {
        #expect(try catalogue([]).text("no.such", [:], .english) == "no.such")
    }

    @Test func `a key in two folders is refused`() {
        #expect(throws: SiteFault.self) {
            try catalogue([["vi.json": #"{"a": "1"}"#], ["vi.json": #"{"a": "2"}"#]])
        }
    }

    @Test func `a file that is no flat object of texts is refused`() {
        #expect(throws: SiteFault.self) { try catalogue([["vi.json": #"{"a": {"b": "1"}}"#]]) }
    }
}
