data "aws_iam_policy" "read_only" {
  name = "AmazonElasticContainerRegistryPublicReadOnly"
}

resource "aws_iam_policy" "most" {
  name = "most"
  path = "/boundaries/"
  tags = { team = "registry" }
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Most", Effect = "Allow", Action = ["ecr-public:*", "sts:*"], Resource = "*", Condition = { StringNotEquals = { "aws:PrincipalTag/why" = var.description } } }]
  })
}

resource "aws_iam_role" "build" {
  name                 = "build"
  path                 = "/ci/"
  description          = var.description
  max_session_duration = 7200
  permissions_boundary = aws_iam_policy.most.arn
  tags                 = { team = "registry" }
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = data.aws_caller_identity.me.account_id }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "build" {
  name = "push"
  role = aws_iam_role.build.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ecr-public:*", Resource = "*" }]
  })
}

resource "aws_iam_role_policy_attachment" "build" {
  role       = aws_iam_role.build.name
  policy_arn = data.aws_iam_policy.read_only.arn
}

resource "aws_iam_group" "builders" {
  name = "builders"
}

resource "aws_iam_group_policy" "builders" {
  name  = "assume"
  group = aws_iam_group.builders.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.build.arn }]
  })
}

resource "aws_iam_group_policy_attachment" "builders" {
  group      = aws_iam_group.builders.name
  policy_arn = aws_iam_policy.most.arn
}

data "aws_iam_principal_policy_simulation" "push" {
  action_names      = ["ecr-public:PutImage"]
  policy_source_arn = aws_iam_role.build.arn
  depends_on        = [aws_iam_role_policy.build]
}

output "may_push" {
  value = data.aws_iam_principal_policy_simulation.push.all_allowed
}
