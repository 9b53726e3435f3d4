import type { Messages } from "@/components/checkout/messages/catalogue";

export const fr: Messages = {
  testMode: "Mode test : aucun argent réel ne circule",
  poweredBy: "Propulsé par",
  language: "Langue",
  invoice: "Facture",
  amount: "Montant",
  order: "Commande",
  issued: "Émise",
  paidAs: "payé sous forme de {amount}",
  items: { one: "{count} article", other: "{count} articles" },
  item: "Article",
  subtotal: "Sous-total",
  tax: "Taxe",
  taxOf: "{percentage} de taxe",
  total: "Total",

  headlineWaiting: "Envoyez exactement {amount}",
  headlineUnderpaid: "Envoyez encore {amount}",
  headlineSeen: "Paiement détecté",
  headlineReorged: "Votre paiement a quitté la chaîne",
  headlinePaid: "Payé",
  headlineOverpaid: "Payé, avec {amount} de trop",
  headlineExpired: "Cette facture a expiré",
  headlineCancelled: "Cette facture a été annulée",
  headlineSuspended: "Le paiement est fermé",
  titleWaiting: "Payer {amount}",
  titleUnderpaid: "Il manque {amount}",
  titleExpired: "Expirée",
  titleCancelled: "Annulée",
  titleSuspended: "Fermée",

  waitingForPayment: "En attente de votre paiement",
  waitingForRest: "En attente du reste",
  lookingForPayment: "Recherche de votre paiement",
  lookingForRest: "Recherche du reste",
  timeOver: "Le délai de paiement est écoulé",
  lessThanMinute: "Il reste moins d’une minute pour payer",
  minutesLeft: { one: "Il reste {count} minute pour payer", other: "Il reste {count} minutes pour payer" },
  payBefore: "Payez avant le {time}",
  wasOverAt: "Le délai de paiement s’est écoulé le {time}",
  lateIsFound:
    "Un paiement qui arrive plus tard est quand même détecté, et {merchant} est informé de son retard.",
  sendNothingNow: "N’envoyez rien maintenant. Un paiement envoyé à temps est encore recherché.",

  copyAmount: "Copier le montant",
  amountCopied: "Montant copié",
  copyAddress: "Copier l’adresse",
  addressCopied: "Adresse copiée",
  copyTransaction: "Copier l’identifiant de la transaction",
  copied: "Copié",
  copyFailed: "Copie impossible",
  networkTitle: "USDT sur TRON (TRC-20) uniquement",
  networkText: "Une autre monnaie ou un autre réseau n’arrive pas et ne peut pas être restitué.",
  whereToSend: "Où l’envoyer",
  address: "Adresse",
  qrCode: "Code QR de l’adresse",
  openWallet: "Ouvrir dans {wallet}",
  arrivedOf: "{paid} sur {due} sont arrivés. Envoyez le reste à la même adresse.",
  arrivedSoFar: "Arrivé jusqu’ici",
  exchangeTitle: "Vous retirez depuis une plateforme d’échange ?",
  exchangeText:
    "Les plateformes gardent une partie de ce que vous retirez. Choisissez TRON (TRC-20) comme réseau.",
  exchangeFee: "Frais de retrait de la plateforme, en {asset}",
  exchangeCompute: "Calculer",
  exchangeResult: "Retirez {amount} pour que {arrives} arrivent.",
  exchangeInvalid: "Écrivez les frais comme un nombre, par exemple 1 ou 0.5.",

  seenText:
    "{amount} est arrivé sur la chaîne. Vous n’avez plus rien à faire : vous pouvez fermer cette page, {merchant} sera informé de la confirmation.",
  reorgedText:
    "Le réseau a remplacé le bloc qui contenait {amount}. En général, il se retrouve dans un autre bloc en moins d’une minute et y est détecté. Ne l’envoyez pas de nouveau entre-temps.",
  confirmations: "Confirmations",
  confirmed: { one: "{have} sur {count} confirmation", other: "{have} sur {count} confirmations" },
  aboutLeft: "Encore {duration} environ",
  yourPayment: "Votre paiement",

  paidText: "{merchant} a reçu votre paiement.",
  receipt: "Reçu",
  openReceipt: "Reçu à imprimer ou à conserver",
  print: "Imprimer ou enregistrer en PDF",
  backToInvoice: "Retour à la facture",
  notPaidYet: "Cette facture n’est pas payée, il n’y a donc pas encore de reçu.",
  paidTo: "Payé à",
  paidAt: "Payé le",
  network: "Réseau",
  askedFor: "Demandé",
  tooMuch: "En trop",
  amountPaid: "Montant payé",
  transactions: { one: "Transaction", other: "Transactions" },
  lateTitle: "Il est arrivé en retard",
  lateText:
    "Votre paiement est arrivé après la fin du délai. Il compte quand même ; {merchant} a été informé du retard et peut vous contacter.",
  overpaidTitle: "Vous avez envoyé {amount} de trop",
  overpaidText:
    "Pour le récupérer, donnez à {merchant} cette référence et une adresse de retour : {reference}",
  contact: "Contacter {merchant}",
  returnTo: "Retourner chez {merchant}",
  backTo: "Retour chez {merchant}",

  expiredText: "N’envoyez rien maintenant ; demandez une nouvelle facture à {merchant}.",
  expiredAt: "Elle pouvait être payée jusqu’au {time}",
  partTitle: "Une partie est arrivée",
  partText: "{paid} sur {due} sont arrivés. Contactez {merchant} pour les récupérer ou payer le reste.",
  alreadySent: "Déjà envoyé ?",
  expiredFound:
    "Le paiement sera encore détecté pendant 30 jours et cette page l’affichera. {merchant} est informé de son retard.",
  cancelledText: "{merchant} l’a retirée. N’envoyez rien.",
  cancelledSent:
    "Votre argent n’est pas perdu : {merchant} peut le voir et le restituer. Contactez-les avec l’identifiant de votre transaction.",
  suspendedText: "{merchant} n’accepte pas de paiement pour le moment. N’envoyez rien.",
  suspendedSent:
    "Votre argent n’est pas perdu : ce qui arrive à cette adresse est crédité à {merchant}. Contactez-les si vous avez des questions.",
  whatArrived: "Ce qui est arrivé",

  paymentNotCounted: "Non compté",
  paymentConfirmed: "Confirmé",
  paymentLate: "Confirmé, en retard",
  paymentFailed: "Échoué",
  paymentOrphaned: "A quitté la chaîne",
  atExplorer: "Afficher la transaction dans l’explorateur (nouvel onglet)",

  askPaid: "J’ai payé. Où est mon paiement ?",
  askSent: "Déjà envoyé ? Retrouvez-le",
  askLabel: "Identifiant de la transaction, tel que votre portefeuille ou la plateforme l’affiche",
  askButton: "Rechercher",
  askInvalidTitle: "Ce n’est pas un identifiant de transaction",
  askInvalid:
    "Un identifiant de transaction a 64 caractères, des chiffres et des lettres de a à f. Votre portefeuille l’affiche dans les détails du paiement, souvent sous le nom « TxID » ou « hash ».",
  askRefusedTitle: "Pas de réponse pour le moment",
  askTooMany: "Trop de transactions ont été recherchées. Patientez une minute et réessayez.",
  askRefused:
    "La chaîne ne peut pas être interrogée pour le moment. Le paiement sera trouvé quand même ; réessayez dans un instant.",
  answerPaid: "{amount} est arrivé. Tout va bien.",
  answerConfirming:
    "{amount} est arrivé et comptera dès que le réseau l’aura confirmé. Vous n’avez rien à faire.",
  answerHeld:
    "{amount} est arrivé, mais ne compte pas automatiquement. Il n’est pas perdu : contactez {merchant} avec l’identifiant de la transaction.",
  answerNothing: "Rien n’est encore arrivé",
  answerNothingText:
    "Un transfert est vu quelques secondes après son entrée dans un bloc ; une plateforme peut mettre une heure à l’envoyer.",
  answerUnknown: "Cette transaction n’existe pas sur TRON",
  answerUnknownText:
    "Envoyée à l’instant, elle attend peut-être son bloc : réessayez dans une minute. Sinon l’identifiant est faux, ou l’argent est parti sur un autre réseau, d’où il ne peut pas atteindre cette adresse.",
  answerFailed: "La transaction a échoué",
  answerFailedText:
    "Elle n’a rien transféré, le plus souvent faute d’énergie ou de TRX pour les frais. L’argent n’a pas quitté le portefeuille : renvoyez-le.",
  answerOnItsWay: "Il est en route",
  answerOnItsWayText:
    "{amount} est arrivé à cette adresse et sera trouvé avec les prochains blocs. Vous n’avez rien à faire.",
  answerWrongToken: "Une autre monnaie a été envoyée",
  answerWrongTokenText:
    "La transaction est arrivée à cette adresse, mais seul l’USDT sur TRON compte. Contactez {merchant} ; une restitution n’est peut-être pas possible.",
  answerOtherAddress: "Il est allé à une autre adresse",
  answerOtherAddressText:
    "{amount} a été envoyé à {address}, qui n’est pas l’adresse de cette facture. Comparez-la avec l’adresse que vous avez copiée.",
  answerMovedNothing: "Aucun USDT n’a été envoyé",
  answerZeroText:
    "Le montant de la transaction est nul. Des inconnus en envoient pour glisser des adresses ressemblantes dans l’historique : ne copiez d’adresses que depuis cette page.",
  answerMovedNothingText: "La transaction a réussi, mais n’a pas transféré d’USDT. Ce n’est pas le paiement.",
  answerElsewhere: "Il compte pour une autre facture",
  answerElsewhereText:
    "{amount} est compté pour une autre facture de {merchant}. Un paiement compte une seule fois.",

  lag: "La détection des paiements a {duration} de retard. Votre paiement sera trouvé quand même, mais plus tard.",
  offline:
    "Pas de connexion : cette page reprend d’elle-même dès qu’il y en a une. Votre paiement sera trouvé dans tous les cas.",
  noScript: "Sans JavaScript, cette page ne suit pas votre paiement.",
  refresh: "Actualiser",
  noInvoiceTitle: "Il n’y a pas de facture à cette adresse",
  noInvoiceText:
    "Le lien a peut-être été coupé. Rouvrez-le depuis la boutique ou le message d’où il vient, et n’envoyez rien avant de voir le montant.",
  crashTitle: "Cette page de paiement ne peut pas être affichée pour le moment",
  crashText:
    "Vous avez déjà payé ? Votre paiement est détecté quand même, que cette page soit ouverte ou non. Réessayez dans un instant.",
  crashReference: "Référence {digest}",
  tryAgain: "Réessayer",

  linkTitle: "Payer {merchant}",
  linkAmount: "Montant en {currency}",
  linkContinue: "Continuer vers le paiement",
  linkNote: "Vous payez en USDT sur TRON. La page suivante affiche le montant exact et l’adresse.",
  linkBetween: "De {from} à {to} {currency}.",
  linkAtLeast: "Au moins {from} {currency}.",
  linkAtMost: "Au plus {to} {currency}.",
  linkClosedTitle: "Ce lien n’accepte pas de paiement",
  linkUsedUp: "Il a été utilisé autant de fois que possible. Demandez-en un autre à {merchant}.",
  linkClosed: "{merchant} l’a fermé. Demandez-leur en un autre.",
  linkBadAmount: "Écrivez un montant, par exemple 25.00.",
  linkChanged: "Le lien vient d’être modifié. Vérifiez le montant.",
  linkBusy: "Trop de personnes paient ici en ce moment. Réessayez dans une minute.",
  linkFailed: "Cela n’a pas fonctionné. Réessayez dans un instant.",
  noLinkTitle: "Il n’y a pas de lien de paiement à cette adresse",
  noLinkText:
    "Le lien a peut-être été coupé. Rouvrez-le là où vous l’avez trouvé, ou demandez à la personne qui vous l’a donné.",
};
