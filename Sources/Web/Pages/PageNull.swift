internal import Mustache

/// A word that is there and says nothing.
struct PageNull: MustacheCustomRepresentation {
    var representation: Any? { nil }
}
