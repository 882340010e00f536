internal import Foundation
internal import Kernel

/// An actor as a job stores it.
struct ActorWire: Codable {
    struct Role: Codable {
        let name: String
        let scope: String
        let code: String?
        let permissions: [String]
    }

    let kind: String
    let name: String
    let actingFor: String?
    let roles: [Role]

    init(_ actor: Actor) {
        kind = actor.kind.rawValue
        name = actor.name
        actingFor = actor.actingFor
        roles = actor.roles.map {
            Role(
                name: $0.name, scope: $0.scope.kind, code: $0.scope.code,
                permissions: $0.permissions.map(\.name).sorted())
        }
    }

    /// Nil for what this program cannot have written.
    var actor: Actor? {
        guard let kind = Actor.Kind(rawValue: kind) else { return nil }
        return Actor(
            kind: kind, name: name,
            roles: roles.compactMap { role in
                Scope(kind: role.scope, code: role.code).map {
                    Actor.Role(name: role.name, scope: $0, permissions: Set(role.permissions.map { Permission($0) }))
                }
            }, actingFor: actingFor)
    }
}

/// JSON text with sorted keys, as jobs store values.
enum JobJSON {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
