"""The independent checker: reads plan and design again, and shares no code with the rules or the solver."""

from orgdesign.certify.certificate import certificate, verify_seal
from orgdesign.certify.check import check
from orgdesign.certify.claims import certify
from orgdesign.certify.verdict import Fault, Verdict

__all__ = ["Fault", "Verdict", "certificate", "certify", "check", "verify_seal"]
