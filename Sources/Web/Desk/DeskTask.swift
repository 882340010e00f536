/// Something that the person must do, and where it is done.
package struct DeskTask: Sendable {
    /// How soon, the most urgent first.
    package enum Urgency: Int, Sendable, CaseIterable {
        /// Its day is over, or somebody gave it back.
        case late
        /// It waits for the person now.
        case now
        /// It will have to be done.
        case soon
    }

    /// One of the things behind the task, with its own link.
    package struct Line: Sendable {
        package let text: String
        package let path: String

        package init(_ text: String, _ path: LocalPath) {
            self.text = text
            self.path = path.text
        }
    }

    /// In the person's language.
    package let text: String
    /// How many things; at least one.
    package let count: Int
    package let path: String
    package let urgency: Urgency
    /// The first of the things, where they have names; empty where the count says enough.
    package let lines: [Line]

    package init(_ text: String, count: Int = 1, at path: LocalPath, _ urgency: Urgency, lines: [Line] = []) {
        self.text = text
        self.count = count
        self.path = path.text
        self.urgency = urgency
        self.lines = lines
    }

    /// Things that a task names; the others stand behind its link.
    package static let mostLines = 5
}
