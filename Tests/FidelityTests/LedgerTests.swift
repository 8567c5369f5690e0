import Fidelity
import Testing
