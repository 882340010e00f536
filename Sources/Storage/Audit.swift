package import Kernel
internal import Foundation

extension Transaction {
    /// Writes who did what to which thing; part of the change that it tells of.
    ///
    /// No personal data belongs into `details`; for whom the actor acts is added to them as `acting_for`.
    package func audit(_ actor: Actor, _ action: String, _ subject: String, _ details: [String: String] = [:]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var details = details
        details["acting_for"] = actor.actingFor
        let number = try takeNumbers("audit").lowerBound
        try run(
            """
            INSERT INTO audit (number, at, actor_kind, actor_name, action, subject, details)
            VALUES (\(number), \(now), \(actor.kind.rawValue), \(actor.name), \(action), \(subject),
                \(String(decoding: try encoder.encode(details), as: UTF8.self)))
            """)
    }
}
