import type { Messages } from "@/components/checkout/messages/catalogue";

export const id: Messages = {
  testMode: "Mode uji: tidak ada uang sungguhan",
  poweredBy: "Didukung oleh",
  language: "Bahasa",
  invoice: "Faktur",
  amount: "Jumlah",
  order: "Pesanan",
  issued: "Diterbitkan",
  paidAs: "dibayar sebagai {amount}",
  items: { other: "{count} barang" },
  item: "Barang",
  subtotal: "Subtotal",
  tax: "Pajak",
  taxOf: "pajak {percentage}",
  total: "Total",

  headlineWaiting: "Kirim tepat {amount}",
  headlineUnderpaid: "Kirim {amount} lagi",
  headlineSeen: "Pembayaran terlihat",
  headlineReorged: "Pembayaran Anda keluar dari rantai",
  headlinePaid: "Lunas",
  headlineOverpaid: "Lunas, kelebihan {amount}",
  headlineExpired: "Faktur ini sudah kedaluwarsa",
  headlineCancelled: "Faktur ini dibatalkan",
  headlineSuspended: "Pembayaran ditutup",
  titleWaiting: "Bayar {amount}",
  titleUnderpaid: "Kurang {amount}",
  titleExpired: "Kedaluwarsa",
  titleCancelled: "Dibatalkan",
  titleSuspended: "Ditutup",

  waitingForPayment: "Menunggu pembayaran Anda",
  waitingForRest: "Menunggu sisanya",
  lookingForPayment: "Mencari pembayaran Anda",
  lookingForRest: "Mencari sisanya",
  timeOver: "Waktu pembayaran sudah habis",
  lessThanMinute: "Waktu membayar kurang dari satu menit",
  minutesLeft: { other: "Waktu membayar tinggal {count} menit" },
  payBefore: "Bayar sebelum {time}",
  wasOverAt: "Waktu pembayaran habis pada {time}",
  lateIsFound:
    "Pembayaran yang datang terlambat tetap terdeteksi, dan {merchant} diberi tahu bahwa itu terlambat.",
  sendNothingNow: "Jangan kirim apa pun sekarang. Pembayaran yang dikirim tepat waktu masih dicari.",

  copyAmount: "Salin jumlah",
  amountCopied: "Jumlah disalin",
  copyAddress: "Salin alamat",
  addressCopied: "Alamat disalin",
  copyTransaction: "Salin ID transaksi",
  copied: "Disalin",
  copyFailed: "Tidak dapat disalin",
  networkTitle: "Hanya USDT di TRON (TRC-20)",
  networkText: "Koin lain atau jaringan lain tidak akan sampai dan tidak dapat dikembalikan.",
  whereToSend: "Tujuan pengiriman",
  address: "Alamat",
  qrCode: "Kode QR alamat",
  openWallet: "Buka di {wallet}",
  arrivedOf: "{paid} dari {due} sudah sampai. Kirim sisanya ke alamat yang sama.",
  arrivedSoFar: "Yang sudah sampai",
  exchangeTitle: "Menarik dari bursa?",
  exchangeText: "Bursa memotong sebagian dari penarikan Anda. Pilih TRON (TRC-20) sebagai jaringan.",
  exchangeFee: "Biaya penarikan bursa, dalam {asset}",
  exchangeCompute: "Hitung",
  exchangeResult: "Tarik {amount}, agar {arrives} sampai.",
  exchangeInvalid: "Tulis biaya sebagai angka, misalnya 1 atau 0.5.",

  seenText:
    "{amount} sudah masuk ke rantai. Anda tidak perlu melakukan apa pun lagi: halaman ini boleh ditutup, {merchant} diberi tahu setelah terkonfirmasi.",
  reorgedText:
    "Jaringan mengganti blok yang memuat {amount}. Biasanya dalam satu menit ia masuk blok lain dan ditemukan di sana. Sementara itu jangan kirim lagi.",
  confirmations: "Konfirmasi",
  confirmed: { other: "{have} dari {count} konfirmasi" },
  aboutLeft: "Sekitar {duration} lagi",
  yourPayment: "Pembayaran Anda",

  paidText: "{merchant} telah menerima pembayaran Anda.",
  receipt: "Tanda terima",
  openReceipt: "Tanda terima untuk dicetak atau disimpan",
  print: "Cetak atau simpan sebagai PDF",
  backToInvoice: "Kembali ke faktur",
  notPaidYet: "Faktur ini belum dibayar, jadi belum ada tanda terima.",
  paidTo: "Dibayar kepada",
  paidAt: "Dibayar pada",
  network: "Jaringan",
  askedFor: "Diminta",
  tooMuch: "Kelebihan",
  amountPaid: "Jumlah dibayar",
  transactions: { other: "Transaksi" },
  lateTitle: "Datang terlambat",
  lateText:
    "Pembayaran Anda datang setelah waktu habis. Tetap dihitung; {merchant} tahu bahwa itu terlambat dan mungkin menghubungi Anda.",
  overpaidTitle: "Anda mengirim {amount} terlalu banyak",
  overpaidText:
    "Untuk mendapatkannya kembali, beri {merchant} referensi ini dan alamat pengembalian: {reference}",
  contact: "Hubungi {merchant}",
  returnTo: "Kembali ke {merchant}",
  backTo: "Kembali ke {merchant}",

  expiredText: "Jangan kirim apa pun sekarang; minta faktur baru kepada {merchant}.",
  expiredAt: "Batas pembayarannya {time}",
  partTitle: "Sebagian sudah sampai",
  partText:
    "{paid} dari {due} sudah sampai. Hubungi {merchant} untuk mendapatkannya kembali atau membayar sisanya.",
  alreadySent: "Sudah mengirim?",
  expiredFound:
    "Pembayaran masih terdeteksi selama 30 hari dan muncul di halaman ini. {merchant} diberi tahu bahwa itu terlambat.",
  cancelledText: "{merchant} telah menariknya. Jangan kirim apa pun.",
  cancelledSent:
    "Uang Anda tidak hilang: {merchant} dapat melihat dan mengembalikannya. Hubungi mereka dengan ID transaksi Anda.",
  suspendedText: "{merchant} sedang tidak menerima pembayaran. Jangan kirim apa pun.",
  suspendedSent:
    "Uang Anda tidak hilang: yang sampai di alamat ini dikreditkan kepada {merchant}. Hubungi mereka jika ada pertanyaan.",
  whatArrived: "Yang sudah sampai",

  paymentNotCounted: "Tidak dihitung",
  paymentConfirmed: "Terkonfirmasi",
  paymentLate: "Terkonfirmasi, terlambat",
  paymentFailed: "Gagal",
  paymentOrphaned: "Keluar dari rantai",
  atExplorer: "Lihat transaksi di penjelajah (buka tab baru)",

  askPaid: "Saya sudah bayar. Di mana?",
  askSent: "Sudah mengirim? Temukan",
  askLabel: "ID transaksi, seperti yang ditampilkan dompet atau bursa Anda",
  askButton: "Cari",
  askInvalidTitle: "Itu bukan ID transaksi",
  askInvalid:
    "ID transaksi terdiri dari 64 karakter: angka dan huruf a sampai f. Dompet Anda menampilkannya di rincian pembayaran, sering sebagai “TxID” atau “hash”.",
  askRefusedTitle: "Belum ada jawaban saat ini",
  askTooMany: "Terlalu banyak transaksi dicari. Tunggu satu menit lalu coba lagi.",
  askRefused:
    "Rantai tidak dapat ditanya sekarang. Pembayaran tetap akan ditemukan; coba lagi sebentar lagi.",
  answerPaid: "{amount} sudah sampai. Semuanya beres.",
  answerConfirming:
    "{amount} sudah sampai dan dihitung setelah jaringan mengonfirmasi. Anda tidak perlu melakukan apa pun.",
  answerHeld:
    "{amount} sudah sampai, tetapi tidak otomatis dihitung. Tidak hilang: hubungi {merchant} dengan ID transaksi.",
  answerNothing: "Belum ada yang sampai",
  answerNothingText:
    "Transfer terlihat beberapa detik setelah masuk blok; bursa bisa perlu satu jam untuk mengirimnya.",
  answerUnknown: "Tidak ada transaksi seperti itu di TRON",
  answerUnknownText:
    "Jika baru dikirim, mungkin masih menunggu blok: coba lagi dalam satu menit. Jika tidak, ID-nya salah atau uang dikirim lewat jaringan lain yang tidak dapat mencapai alamat ini.",
  answerFailed: "Transaksi gagal",
  answerFailedText:
    "Tidak ada yang berpindah, biasanya karena kurang energi atau TRX untuk biaya. Uang tidak pernah keluar dari dompet: kirim lagi.",
  answerOnItsWay: "Sedang dalam perjalanan",
  answerOnItsWayText:
    "{amount} sudah sampai di alamat ini dan ditemukan pada blok berikutnya. Anda tidak perlu melakukan apa pun.",
  answerWrongToken: "Koin lain yang dikirim",
  answerWrongTokenText:
    "Transaksi sampai di alamat ini, tetapi hanya USDT di TRON yang dihitung. Hubungi {merchant}; mungkin tidak dapat dikembalikan.",
  answerOtherAddress: "Terkirim ke alamat lain",
  answerOtherAddressText:
    "{amount} dikirim ke {address}, yang bukan alamat faktur ini. Bandingkan dengan alamat yang Anda salin.",
  answerMovedNothing: "Tidak mengirim USDT",
  answerZeroText:
    "Jumlah transaksi nol. Orang asing mengirimnya untuk menaruh alamat yang mirip di riwayat dompet: salin alamat hanya dari halaman ini.",
  answerMovedNothingText: "Transaksi berhasil, tetapi tidak memindahkan USDT. Itu bukan pembayarannya.",
  answerElsewhere: "Dihitung untuk faktur lain",
  answerElsewhereText:
    "{amount} dihitung untuk faktur lain dari {merchant}. Satu pembayaran dihitung sekali.",

  lag: "Deteksi pembayaran tertinggal {duration}. Pembayaran Anda tetap ditemukan, hanya lebih lambat.",
  offline:
    "Tidak ada koneksi: halaman ini berlanjut sendiri begitu tersambung. Pembayaran Anda tetap ditemukan.",
  noScript: "Tanpa JavaScript halaman ini tidak mengikuti pembayaran Anda.",
  refresh: "Muat ulang",
  noInvoiceTitle: "Tidak ada faktur di alamat ini",
  noInvoiceText:
    "Tautan mungkin terpotong. Buka lagi dari toko atau pesan asalnya, dan jangan kirim uang sebelum melihat jumlahnya.",
  crashTitle: "Halaman pembayaran ini tidak dapat ditampilkan sekarang",
  crashText:
    "Sudah membayar? Pembayaran Anda tetap terdeteksi, halaman ini terbuka atau tidak. Coba lagi sebentar lagi.",
  crashReference: "Referensi {digest}",
  tryAgain: "Coba lagi",

  linkTitle: "Bayar {merchant}",
  linkAmount: "Jumlah dalam {currency}",
  linkContinue: "Lanjut ke pembayaran",
  linkNote: "Anda membayar dengan USDT di TRON. Halaman berikutnya menampilkan jumlah tepat dan alamat.",
  linkBetween: "Dari {from} sampai {to} {currency}.",
  linkAtLeast: "Paling sedikit {from} {currency}.",
  linkAtMost: "Paling banyak {to} {currency}.",
  linkClosedTitle: "Tautan ini tidak menerima pembayaran",
  linkUsedUp: "Tautan sudah dipakai sebanyak yang dibolehkan. Minta yang lain kepada {merchant}.",
  linkClosed: "{merchant} telah menutupnya. Minta yang lain.",
  linkBadAmount: "Tulis jumlah, misalnya 25.00.",
  linkChanged: "Tautan baru saja diubah. Periksa lagi jumlahnya.",
  linkBusy: "Terlalu banyak orang membayar saat ini. Coba lagi dalam satu menit.",
  linkFailed: "Tidak berhasil. Coba lagi sebentar lagi.",
  noLinkTitle: "Tidak ada tautan pembayaran di alamat ini",
  noLinkText:
    "Tautan mungkin terpotong. Buka lagi dari tempat Anda menemukannya, atau tanyakan kepada pemberinya.",
};
