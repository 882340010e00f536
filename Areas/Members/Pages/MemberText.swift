internal import Kernel
internal import Organisation
internal import Web

/// Words of the pages about members.
enum MemberText {
    static func unit(_ number: Int64?, _ tree: UnitTree) -> String {
        guard let unit = number.flatMap({ tree.unit($0) }) else { return "" }
        return "\(unit.name) (\(unit.code))"
    }

    static func sex(_ sex: Sex?, _ messages: Messages) -> String? {
        sex.map { messages.text("members.sex.\($0.rawValue)") }
    }

    static func name(_ name: String?, _ messages: Messages) -> String {
        name ?? messages.text("members.erased")
    }
}
