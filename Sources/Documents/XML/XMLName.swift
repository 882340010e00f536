import Glibc

/// The name of an element or attribute without its prefix; valid during the call that hands it over.
struct XMLName {
    let pointer: UnsafePointer<UInt8>

    static func == (name: XMLName, other: StaticString) -> Bool {
        // Most names differ in the first byte.
        guard name.pointer.pointee == other.utf8Start.pointee else { return false }
        return UnsafeRawPointer(name.pointer).withMemoryRebound(to: CChar.self, capacity: 1) { left in
            UnsafeRawPointer(other.utf8Start).withMemoryRebound(to: CChar.self, capacity: 1) { strcmp(left, $0) == 0 }
        }
    }

    /// For `switch`.
    static func ~= (pattern: StaticString, name: XMLName) -> Bool {
        name == pattern
    }
}
