internal import Credential

/// A public key that a command is given as a file of JSON.
enum PublicKeyFile {
    static func read(_ path: String) throws -> JSONWebKey {
        let bytes = try BytesInput.file(path)
        do throws(JSONWebKey.Fault) {
            return try JSONWebKey(json: bytes)
        } catch {
            throw CommandFailure("command.bad_key", ["file": path, "reason": error.rawValue])
        }
    }
}
