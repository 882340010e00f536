internal import Documents
internal import Imports
internal import Kernel
internal import Storage

/// Why a command ends without having done its work.
struct CommandFailure: Error {
    /// 2 when the person can mend it, 1 for a fault of the program.
    let exitCode: Int32
    let key: String
    let parameters: [String: String]

    init(_ key: String, _ parameters: [String: String] = [:], exitCode: Int32 = 2) {
        self.key = key
        self.parameters = parameters
        self.exitCode = exitCode
    }

    /// A format that is none of those that can be asked for.
    init<Format: RawRepresentable<String> & CaseIterable>(unknownFormat value: String, of formats: Format.Type) {
        let allowed = formats.allCases.map(\.rawValue).joined(separator: ", ")
        self.init("command.unknown_format", ["value": value, "allowed": allowed])
    }

    init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let refusal as Refusal: self.init("refusal.\(refusal.code)", refusal.parameters)
        case is NotFound: self.init("command.not_found")
        case let unavailable as StorageUnavailable:
            self.init("command.storage_unavailable", ["reason": unavailable.reason])
        case let mismatch as MigrationMismatch:
            self.init("command.migration_mismatch", ["name": mismatch.name, "reason": mismatch.reason])
        case let file as UnreadableFile:
            self.init("file.\(file.reason.rawValue)", ["row": file.record.map(String.init) ?? ""])
        case let file as UnusableFile: self.init(unusable: file)
        default: self.init("command.fault", ["reason": "\(error)"], exitCode: 1)
        }
    }

    private init(unusable file: UnusableFile) {
        self.init(file.messageKey, file.parameters)
    }
}
