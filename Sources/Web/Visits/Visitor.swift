package import Kernel

/// Somebody who may be signed in or not.
package struct Visitor: Visit {
    package let incoming: Incoming
    package let actor: Actor?
}
