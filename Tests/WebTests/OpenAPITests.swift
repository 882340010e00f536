import Foundation
import TestKit
import Testing
import Web
import Yams

/// The description of the calls beside the routes themselves: neither may have what the other has not.
struct OpenAPITests {
    private static let methods = ["get", "post", "put", "patch", "delete"]

    private func description() throws -> [String: Any] {
        let text = try String(contentsOfFile: ProjectFolder.root + "/openapi.yaml", encoding: .utf8)
        return try #require(try Yams.load(yaml: text) as? [String: Any])
    }

    /// The described calls as `GET /health`, with what stands under each.
    private func calls() throws -> [String: [String: Any]] {
        let paths = try #require(try description()["paths"] as? [String: [String: Any]])
        var calls: [String: [String: Any]] = [:]
        for (path, item) in paths {
            for method in OpenAPITests.methods {
                calls["\(method.uppercased()) \(path)"] = item[method] as? [String: Any]
            }
        }
        return calls
    }

    private func routes() async throws -> [Route] {
        try await World.with { world in world.site.routes.filter { $0.kind == .api } }
    }

    @Test func `the calls that are described are those that are answered`() async throws {
        let answered = Set(try await routes().map { "\($0.method.rawValue) \($0.path)" })
        let described = Set(try calls().keys)

        #expect(described == answered)
        #expect(described.contains("POST /api/v1/sales"))
    }

    @Test func `every call tells the errors that its route can answer`() async throws {
        let calls = try calls()
        for route in try await routes() {
            let name = "\(route.method.rawValue) \(route.path)"
            let responses = try #require(calls[name]?["responses"] as? [String: Any], "\(name)")
            var expected: Set<String> = ["405", "500", "503"]
            if route.access != .open { expected.insert("401") }
            if case .needs = route.access { expected.insert("403") }
            if !route.method.isSafe { expected.formUnion(["413", "415"]) }

            #expect(expected.subtracting(responses.keys).isEmpty, "\(name)")
        }
    }

    @Test func `only open calls need no token`() async throws {
        let calls = try calls()
        for route in try await routes() {
            let name = "\(route.method.rawValue) \(route.path)"
            let needsNone = (calls[name]?["security"] as? [Any])?.isEmpty ?? false

            #expect(needsNone == (route.access == .open), "\(name)")
        }
    }

    @Test func `every problem is told as problem+json`() throws {
        let components = try #require(try description()["components"] as? [String: Any])
        let responses = try #require(components["responses"] as? [String: [String: Any]])
        for (name, response) in responses where name != "Pong" {
            let content = try #require(response["content"] as? [String: Any], "\(name)")

            #expect(Array(content.keys) == ["application/problem+json"], "\(name)")
        }
    }

    @Test func `every reference leads somewhere`() throws {
        let root = try description()
        var references: Set<String> = []
        collect(root, into: &references)
        for reference in references {
            var found: Any? = root
            for part in reference.dropFirst("#/".count).split(separator: "/") {
                found = (found as? [String: Any])?[String(part)]
            }

            #expect(found != nil, "\(reference)")
        }

        #expect(references.count > 20)
    }

    private func collect(_ value: Any, into references: inout Set<String>) {
        if let object = value as? [String: Any] {
            if let reference = object["$ref"] as? String { references.insert(reference) }
            for inside in object.values { collect(inside, into: &references) }
        } else if let list = value as? [Any] {
            for inside in list { collect(inside, into: &references) }
        }
    }
}
