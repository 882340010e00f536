internal import Cards
internal import Credential
internal import Foundation

/// The file of the root's private key, and the passphrase that opens it.
enum RootKeyFile {
    private static let variable = "PHUCLOI_ROOT_PASSPHRASE"
    private static let shortest = 12

    /// A new root, written to the path and readable by its owner alone; the public key stands beside it.
    static func make(at path: String) throws -> SigningKey {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure("command.keys_root_there", ["file": path])
        }
        let passphrase = try passphrase()
        guard passphrase.count >= shortest else {
            throw CommandFailure("command.keys_passphrase_short", ["length": String(shortest)])
        }
        let key = SigningKey()
        let content = try JSONEncoder().encode(RootFile(key, passphrase: passphrase))
        guard
            FileManager.default.createFile(
                atPath: path, contents: content, attributes: [.posixPermissions: 0o600])
        else { throw CommandFailure("command.keys_unwritable", ["file": path]) }
        try Data(key.publicJSON.utf8).write(to: URL(fileURLWithPath: path + ".jwk"))
        return key
    }

    static func open(_ path: String) throws -> SigningKey {
        let data = Data(try BytesInput.file(path))
        do {
            return try JSONDecoder().decode(RootFile.self, from: data).open(passphrase: try passphrase())
        } catch is RootFile.Unreadable {
            throw CommandFailure("command.keys_root_unreadable", ["file": path])
        } catch is DecodingError {
            throw CommandFailure("command.keys_root_unreadable", ["file": path])
        }
    }

    /// From the environment, else asked for at the terminal, where it is not shown.
    private static func passphrase() throws -> String {
        if let given = ProcessInfo.processInfo.environment[variable] { return given }
        guard isatty(0) == 1, let typed = getpass(Console.standard.text("command.keys_passphrase")) else {
            throw CommandFailure("command.keys_passphrase_missing", ["variable": variable])
        }
        return String(cString: typed)
    }
}
