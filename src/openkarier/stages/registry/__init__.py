"""Stage registry: who serves where: pegawai, jabatan, unit, riwayat.

Law: UU 20/2023 on ASN; PP 11/2017 jo. PP 17/2020 on the management of PNS.
Every other stage reads the facts kept here; a placement closes one riwayat jabatan and opens the next.
"""
