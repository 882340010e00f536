package import Kernel
package import Storage

/// Whose desk is laid, and in which language.
package struct DeskQuestion: Sendable {
    package let actor: Actor
    package let messages: Messages

    package init(_ actor: Actor, _ messages: Messages) {
        self.actor = actor
        self.messages = messages
    }

    /// A sentence of the catalogues in the person's language.
    package func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
        messages.text(key, parameters)
    }
}

/// What an area lays on each person's desk: a value that App collects, so that the desk copies nothing and knows no
/// area's tables.
///
/// Every part answers only what the actor may see, in few statements: all areas together share twelve for a page.
package struct DeskSource: Sendable {
    package typealias Tasks = @Sendable (DeskQuestion, Transaction) throws -> [DeskTask]
    package typealias Facts = @Sendable (DeskQuestion, Transaction) throws -> [DeskFact]
    package typealias Finds = @Sendable (DeskQuestion, DeskSearch, Transaction) throws -> [DeskFinds]
    package typealias Notices = @Sendable (DeskQuestion, DeskNews, Transaction) throws -> [DeskNotice]

    package let tasks: Tasks
    package let facts: Facts
    package let finds: Finds
    package let notices: Notices

    package init(
        tasks: @escaping Tasks = { _, _ in [] }, facts: @escaping Facts = { _, _ in [] },
        finds: @escaping Finds = { _, _, _ in [] }, notices: @escaping Notices = { _, _, _ in [] }
    ) {
        self.tasks = tasks
        self.facts = facts
        self.finds = finds
        self.notices = notices
    }
}
