internal import Foundation
internal import Kernel
internal import Web

/// A question to one of the lists that its person keeps under a name.
struct SavedFilter: Sendable {
    let id: String
    let list: String
    let name: String
    /// Without what is no part of the question: pages, language, theme.
    let question: String

    /// The lists on which filters are kept.
    static let lists = ["/members", "/units", "/partners", "/points", "/sales", "/difficulties"]
    static let longestName = 60
    static let mostOnList = 20
    private static let longestQuestion = 1_000
    private static let notAsked: Set = ["page", "size", "after", "before", "language", "theme", "csrf"]

    /// Where the list answers the question; nil for what this program cannot have kept.
    var path: LocalPath? { LocalPath(untrusted: "\(list)?\(question)") }

    /// The name as it is kept.
    ///
    /// Throws `filter_name_empty`, `filter_name_too_long` and `filter_name_control`.
    static func checkedName(_ text: String) throws -> String {
        guard !text.isEmpty else { throw Refusal("filter_name_empty") }
        guard text.count <= longestName else {
            throw Refusal("filter_name_too_long", ["limit": String(longestName)])
        }
        guard !VietnameseText.hasControlCharacter(text) else { throw Refusal("filter_name_control") }
        return text
    }

    /// What is asked for in the query of a list, in the query's own order; empty when nothing is.
    static func question(in query: String) -> String {
        query.split(separator: "&").filter { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            return parts.count == 2 && !notAsked.contains(String(parts[0]))
        }.joined(separator: "&")
    }

    /// Throws `filter_list_unknown` and `filter_question_unusable`.
    static func check(list: String, question: String) throws {
        guard lists.contains(list) else { throw Refusal("filter_list_unknown") }
        guard !question.isEmpty, question.utf8.count <= longestQuestion,
            SavedFilter.question(in: question) == question, LocalPath(untrusted: "\(list)?\(question)") != nil
        else { throw Refusal("filter_question_unusable") }
    }
}

/// What a person keeps for themselves.
struct OwnThings: Sendable {
    let filters: [SavedFilter]
    /// The step of the tour that the person is at, from 1; nil when they take none.
    let tourStep: Int?
}
